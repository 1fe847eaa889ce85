import CLibXML2

/// An element of a document by its name and its number in document order.
struct XMLElementReference {
    /// The name without prefix.
    let localName: String
    /// The number, 0 for the root.
    let number: Int

    /// Finds the element that `node` is, or to which this attribute or text belongs.
    init?(_ node: xmlNodePtr) {
        var element: xmlNodePtr? = unsafe node
        while let candidate = unsafe element, unsafe candidate.pointee.type != XML_ELEMENT_NODE {
            unsafe element = candidate.pointee.parent
        }
        guard let element = unsafe element, let document = unsafe element.pointee.doc,
            let root = unsafe xmlDocGetRootElement(document)
        else { return nil }
        var number = 0
        var current = unsafe root
        while unsafe current != element {
            guard let next = unsafe Self.next(after: current, within: root) else { return nil }
            unsafe current = next
            if unsafe current.pointee.type == XML_ELEMENT_NODE { number += 1 }
        }
        self.number = number
        localName = unsafe String(cString: element.pointee.name)
    }

    private static func next(after node: xmlNodePtr, within root: xmlNodePtr) -> xmlNodePtr? {
        if unsafe node.pointee.type == XML_ELEMENT_NODE, let child = unsafe node.pointee.children {
            return unsafe child
        }
        var current = unsafe node
        while unsafe current != root {
            if let next = unsafe current.pointee.next { return unsafe next }
            guard let parent = unsafe current.pointee.parent else { return nil }
            unsafe current = parent
        }
        return nil
    }
}
