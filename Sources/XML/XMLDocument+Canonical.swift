import CLibXML2

extension XMLDocument {
    /// Returns the document in Canonical XML 1.0, inclusive and without comments, as UTF-8.
    ///
    /// Two documents that differ only in the order of attributes, in quotes, CDATA sections,
    /// character references or the form of empty tags have the same canonical bytes. White space
    /// between elements is content and stays.
    ///
    /// - Throws: `XMLFault.notWellFormed`, at an unknown place, if a namespace name is relative,
    ///   which has no canonical form; `XMLFault.outOfMemory`.
    public borrowing func canonicalized() throws(XMLFault) -> [UInt8] {
        let session = LibXML2Session()
        let canonical: [UInt8]? = session.run { unsafe Self.canonical(pointer) }
        guard let canonical else { throw session.cause }
        return canonical
    }

    private static func canonical(_ document: xmlDocPtr) -> [UInt8]? {
        var text: UnsafeMutablePointer<UInt8>?
        let mode = Int32(bitPattern: XML_C14N_1_0.rawValue)
        let count = unsafe xmlC14NDocDumpMemory(document, nil, mode, nil, 0, &text)
        guard let text = unsafe text else { return nil }
        defer { unsafe clibxml2_free(text) }
        guard count >= 0 else { return nil }
        return unsafe [UInt8](UnsafeBufferPointer(start: text, count: Int(count)))
    }
}
