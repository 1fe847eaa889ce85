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
        let drafts = drafts(subject)
        // To check XML takes longest, so that begins first; all else is made by other threads.
        let checked = documents.indices.filter { drafts[$0] != nil && documents[$0].schema != nil }
        let made = Workers().map(checked.count + documents.count + tables.count) { step in
            if step < checked.count {
                return check(drafts[checked[step]], documents[checked[step]])
            }
            let place = step - checked.count
            guard place < documents.count else {
                return .success(tables[place - documents.count].bytes())
            }
            guard let draft = drafts[place] else {
                return .success(bytes(of: documents[place], subject))
            }
            return draft.flatMap { $0.canonical() }
        }
        let names = documents.map(\.name) + tables.map(\.name)
        for (place, result) in zip(checked, made) { _ = try result.of(names[place]) }
        return try zip(names, made[checked.count...]).map { ($0, try $1.of($0)) }
    }

    /// An XML document, or what is wrong with it.
    private typealias Draft = Result<XMLDraft, XMLFault>

    /// Renders and parses the XML documents, by their places.
    private func drafts(_ subject: ReportSubject) -> [Int: Draft] {
        let places = documents.indices.filter { Self.isXML(documents[$0].name) }
        let texts = places.map { bytes(of: documents[$0], subject) }
        let drafts = Workers().map(texts.count) { index in
            Draft { () throws(XMLFault) in try XMLDraft(parsing: texts[index]) }
        }
        return Dictionary(uniqueKeysWithValues: zip(places, drafts))
    }

    /// Checks a draft against the schema of its template; it has no bytes of its own.
    private func check(_ draft: Draft?, _ document: Document) -> Result<[UInt8], XMLFault> {
        let schema = document.schema.flatMap { schemas[$0] }
        guard let schema, case .success(let draft) = draft else { return .success([]) }
        return draft.check(schema)
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
}

extension Result<[UInt8], XMLFault> {
    /// The bytes of a document.
    fileprivate func of(_ document: String) throws -> [UInt8] {
        try mapError { TemplateFolder.OutputFault(document: document, fault: $0) }.get()
    }
}
