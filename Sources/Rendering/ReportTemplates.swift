import Expressions
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
    let schemas: [String: CompiledSchema]
    let labels: [Labels]

    /// The files with their bytes, sorted by name.
    public let sources: [(name: String, bytes: [UInt8])]

    /// Tells whether a document is XML, by its name.
    static func isXML(_ document: String) -> Bool { document.hasSuffix(".xml") }

    /// Renders every document.
    ///
    /// XML is parsed, validated where its template names a schema, and written in canonical form.
    ///
    /// - Parameters:
    ///   - subject: Everything of which the documents tell.
    ///   - tables: Other documents of the filing, which are written beside these.
    /// - Returns: The documents' names and bytes, in the order asked for, then the other ones.
    /// - Throws: `TemplateFolder.OutputFault` where what came out is no XML or breaks its schema:
    ///   then nothing may be published.
    public func render(
        _ subject: ReportSubject,
        beside tables: [(name: String, bytes: @Sendable () -> [UInt8])] = []
    ) throws -> [(name: String, bytes: [UInt8])] {
        let none: [(place: Int, bytes: Result<[UInt8], XMLFault>)] = []
        let names = documents.map(\.name) + tables.map(\.name)
        // All threads render the XML; then one checks it, which takes longest, while another one
        // makes the rest.
        let drafts = documents.map { Self.isXML($0.name) ? bytes(of: $0, subject) : nil }
        let isDraft = names.indices.map { $0 < drafts.count && drafts[$0] != nil }
        let order = names.indices.filter { isDraft[$0] } + names.indices.filter { !isDraft[$0] }
        let rendered = Workers().walk(names.count, from: none) { rendered, turn in
            let place = order[turn]
            let bytes =
                place < documents.count
                ? finished(documents[place], drafts[place], subject)
                : .success(tables[place - documents.count].bytes())
            rendered.append((place, bytes))
        }
        return try rendered.joined().sorted { $0.place < $1.place }.map { place, bytes in
            let name = names[place]
            let fault = { TemplateFolder.OutputFault(document: name, fault: $0) }
            return (name, try bytes.mapError(fault).get())
        }
    }

    /// Returns the bytes of a document: of XML, what its draft comes to.
    private func finished(
        _ document: Document,
        _ draft: [UInt8]?,
        _ subject: ReportSubject
    ) -> Result<[UInt8], XMLFault> {
        guard let draft else { return .success(bytes(of: document, subject)) }
        return Result { () throws(XMLFault) in try canonical(draft, schema: document.schema) }
    }

    private func bytes(of document: Document, _ subject: ReportSubject) -> [UInt8] {
        let templates = [document.nodes] + partials.values
        let root = ReportContext(subject: subject, labels: labels) { name in
            templates.contains { TemplateNode.isNamed(name, in: $0) }
        }.root
        return TemplateRenderer.render(
            document.nodes,
            partials: partials,
            over: root,
            escaping: Escaping(document: document.name)
        )
    }

    private func canonical(_ bytes: [UInt8], schema: String?) throws(XMLFault) -> [UInt8] {
        let document = try XMLDocument(parsing: bytes)
        let schema = schema.flatMap { schemas[$0] }
        // The check takes four times as long as writing, for which a thread may be free.
        let parts = Workers().walk(2, from: CheckedXML()) { parts, part in
            if part == 0 {
                parts.check { () throws(XMLFault) in try schema?.validate(document) }
            } else {
                parts.write { () throws(XMLFault) in try document.canonicalized() }
            }
        }
        return try CheckedXML(parts).bytes() + [UInt8(ascii: "\n")]
    }
}
