import Grants
import XML

/// Templates that were read and checked, ready to render.
public struct ReportTemplates: Sendable {
    /// A document's template, and the schema that the document must obey.
    struct Document {
        var name: String
        var nodes: [TemplateNode]
        var schema: String?
    }

    let documents: [Document]
    let partials: [String: [TemplateNode]]
    let schemas: [String: [UInt8]]
    let labels: [Labels]

    /// The files with their bytes, sorted by name.
    public let sources: [(name: String, bytes: [UInt8])]

    /// Tells whether a document is XML, by its name.
    static func isXML(_ document: String) -> Bool { document.hasSuffix(".xml") }

    /// Renders every document.
    ///
    /// XML is parsed, validated where its template names a schema, and written in canonical form.
    ///
    /// - Returns: The documents' names and bytes, in the order asked for.
    /// - Throws: `TemplateFolder.OutputFault` where what came out is no XML or breaks its schema:
    ///   then nothing may be published.
    public func render(_ subject: ReportSubject) throws -> [(name: String, bytes: [UInt8])] {
        let names = (documents.map(\.nodes) + partials.values).map(TemplateNode.names)
        let root = ReportContext(
            subject: subject,
            labels: labels,
            names: names.reduce(into: []) { $0.formUnion($1) }
        ).root
        return try documents.map { document in
            let bytes = TemplateRenderer.render(
                document.nodes,
                partials: partials,
                over: root,
                escaping: Escaping(document: document.name)
            )
            guard Self.isXML(document.name) else { return (document.name, bytes) }
            do {
                return (document.name, try canonical(bytes, schema: document.schema))
            } catch let fault as XMLFault {
                throw TemplateFolder.OutputFault(document: document.name, fault: fault)
            }
        }
    }

    private func canonical(_ bytes: [UInt8], schema: String?) throws(XMLFault) -> [UInt8] {
        let document = try XMLDocument(parsing: bytes)
        if let schema, let schemaBytes = schemas[schema] {
            let compiled = try XMLSchema(compiling: schemaBytes, named: schema)
            try compiled.validate(document)
        }
        return try document.canonicalized() + [UInt8(ascii: "\n")]
    }
}
