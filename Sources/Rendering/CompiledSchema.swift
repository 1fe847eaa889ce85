import XML

/// A schema, compiled once for the check that it can be used and for the documents that it judges.
final class CompiledSchema: Sendable {
    /// The schema as read.
    let bytes: [UInt8]
    private let schema: XMLSchema

    /// Compiles a schema.
    ///
    /// - Throws: `XMLFault` where it is none.
    init(compiling bytes: [UInt8], named name: String) throws(XMLFault) {
        self.bytes = bytes
        schema = try XMLSchema(compiling: bytes, named: name)
    }

    /// Checks that a document is what the schema demands.
    func validate(_ document: borrowing XMLDocument) throws(XMLFault) {
        try schema.validate(document)
    }
}
