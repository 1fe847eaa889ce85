import CLibXML2

extension XMLDocument {
    /// Returns the text of each element at a path, in document order.
    ///
    /// The path gives local names from the root on, the root's first; namespaces are not looked
    /// at. The text of an element is that of all its descendants, joined; comments are left out.
    public borrowing func texts(atPath localNames: [String]) -> [String] {
        var found: [String] = []
        unsafe Self.collect(localNames[...], from: xmlDocGetRootElement(pointer), into: &found)
        return found
    }

    private static func collect(
        _ path: ArraySlice<String>,
        from first: xmlNodePtr?,
        into found: inout [String]
    ) {
        guard let name = path.first else { return }
        var sibling = unsafe first
        while let node = unsafe sibling {
            unsafe sibling = node.pointee.next
            guard unsafe node.pointee.type == XML_ELEMENT_NODE,
                unsafe String(cString: node.pointee.name) == name
            else { continue }
            if path.count == 1 {
                unsafe found.append(text(of: node))
            } else {
                unsafe collect(path.dropFirst(), from: node.pointee.children, into: &found)
            }
        }
    }

    private static func text(of node: xmlNodePtr) -> String {
        guard let content = unsafe xmlNodeGetContent(node) else { return "" }
        defer { unsafe clibxml2_free(content) }
        return unsafe String(cString: content)
    }
}
