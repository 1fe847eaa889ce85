import CLibXML2

/// What libxml2 said about one error, copied out of its memory.
struct LibXML2Report {
    /// libxml2's number of the error.
    let code: Int32
    /// The line, from 1; 0 if unknown.
    let line: Int
    /// The column, from 1; 0 if unknown.
    let column: Int
    /// The text, kept for schemas only, which are the program's own: it can carry content.
    let message: String?
    /// The name of the file, where there is one.
    let file: String?
    /// The element at fault, where a schema found one.
    let element: XMLElementReference?

    /// Copies a report.
    init(_ error: xmlError) {
        code = unsafe error.code
        column = unsafe Int(error.int2)
        let domain = unsafe UInt32(bitPattern: error.domain)
        let isSchema = domain == XML_FROM_SCHEMASP.rawValue
        message = isSchema ? unsafe error.message.map { unsafe Self.words($0) } : nil
        file = unsafe error.file.map { unsafe String(cString: $0) }
        let node = unsafe error.node?.assumingMemoryBound(to: xmlNode.self)
        let isValidity = domain == XML_FROM_SCHEMASV.rawValue
        element = isValidity ? unsafe node.flatMap { unsafe XMLElementReference($0) } : nil
        line = unsafe Int(error.line)
    }

    /// Tells if libxml2 got no memory.
    var isOutOfMemory: Bool { code == Int32(XML_ERR_NO_MEMORY.rawValue) }

    private static func words(_ text: UnsafePointer<CChar>) -> String {
        var words = unsafe String(cString: text)
        while let last = words.last, last.isWhitespace || last == "." { words.removeLast() }
        return words
    }
}
