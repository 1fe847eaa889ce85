import XML

/// An XML document that was rendered and parsed, for several threads: one checks it, which takes four
/// times as long as writing it, while another one writes it.
final class XMLDraft: Sendable {
    private let document: XMLDocument

    /// Parses what was rendered.
    ///
    /// - Throws: `XMLFault` where it is no XML.
    init(parsing text: [UInt8]) throws(XMLFault) {
        document = try XMLDocument(parsing: text)
    }

    /// Checks that the document is what a schema demands, and gives nothing but the fault.
    func check(_ schema: CompiledSchema) -> Result<[UInt8], XMLFault> {
        Result { () throws(XMLFault) in
            try schema.validate(document)
            return []
        }
    }

    /// Writes the document in canonical form, with a line end.
    func canonical() -> Result<[UInt8], XMLFault> {
        Result { () throws(XMLFault) in try document.canonicalized() + [UInt8(ascii: "\n")] }
    }
}
