import Files
import Grants
import Mustache
import XML

/// Templates that were read and checked, ready to render.
public struct ReportTemplates: Sendable {
    private struct Document {
        var name: String
        var template: MustacheTemplate
        var schema: String?
    }

    private static let schemaComment = "! schema:"

    /// The templates' files with their bytes, sorted by name.
    public let sources: [(name: String, bytes: [UInt8])]

    private let folder: String
    private let documents: [Document]
    private let library: MustacheLibrary
    private let schemas: [String: [UInt8]]
    private let labels: [Labels]

    init(reading names: [String], from folder: String, labels: [Labels]) throws {
        MustacheContentTypes.register(EscapedContent(), named: EscapedContent.name)
        self.folder = folder
        self.labels = labels
        var sources: [(name: String, bytes: [UInt8])] = []
        var partials: [String: TemplateLint.Source] = [:]
        var templates: [String: MustacheTemplate] = [:]
        let partialFiles = try InputFolder.entriesIfPresent("\(folder)/partials")
            .filter { $0.hasSuffix(".mustache") }
        for file in partialFiles {
            let (text, bytes) = try Self.text("\(folder)/partials/\(file)")
            let name = String(file.dropLast(".mustache".count))
            sources.append(("partials/\(file)", bytes))
            partials[name] = try Self.source(text, file: "\(folder)/partials/\(file)")
            templates[name] = try Self.template(text, file: "\(folder)/partials/\(file)")
        }
        let keys = Set(labels.flatMap(\.labels.keys))
        let shape = ReportShape.root(labels: keys)
        let lint = TemplateLint(partials: partials)
        var documents: [Document] = []
        var schemas: [String: [UInt8]] = [:]
        for name in names {
            let file = "\(folder)/\(name).mustache"
            let (text, bytes) = try Self.text(file)
            sources.append(("\(name).mustache", bytes))
            let source = try Self.source(text, file: file)
            try lint.check(source, against: shape)
            let schema = Self.schema(of: source)
            if let schema, schemas[schema] == nil {
                let bytes = try Self.schemaBytes(schema, folder: folder, file: file)
                sources.append(("schemas/\(schema)", bytes))
                schemas[schema] = bytes
            }
            let template = try Self.template(text, file: file)
            documents.append(Document(name: name, template: template, schema: schema))
        }
        self.sources = sources.sorted { $0.name < $1.name }
        self.documents = documents
        self.schemas = schemas
        library = MustacheLibrary(templates: templates)
    }

    private static func text(_ file: String) throws -> (String, [UInt8]) {
        let bytes = try InputFile.read(file, limit: 16 << 20)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateFault(file: file, line: 0, reason: .notUTF8)
        }
        return (text.replacing("\r\n", with: "\n"), bytes)
    }

    private static func source(_ text: String, file: String) throws(TemplateFault) -> TemplateLint.Source {
        TemplateLint.Source(file: file, tags: try TemplateTag.tags(in: text, file: file))
    }

    /// Parses a template with our escaping put before it: the library's own is the default otherwise,
    /// in every partial anew.
    private static func template(_ text: String, file: String) throws -> MustacheTemplate {
        do {
            return try MustacheTemplate(
                string: "{{% CONTENT_TYPE:\(EscapedContent.name)}}\n" + text
            )
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateFault(
                file: file,
                line: max(1, error.context.lineNumber - 1),
                reason: .syntax("\(error.error)")
            )
        }
    }

    private static func schema(of source: TemplateLint.Source) -> String? {
        guard let tag = source.tags.first, tag.kind == .comment, tag.name.hasPrefix(schemaComment)
        else { return nil }
        return tag.name.dropFirst(schemaComment.count).split(separator: " ").first.map(String.init)
    }

    private static func schemaBytes(_ name: String, folder: String, file: String) throws -> [UInt8] {
        guard !name.utf8.contains(UInt8(ascii: "/")), !name.hasPrefix(".") else {
            throw TemplateFault(file: file, line: 1, reason: .unknownSchema(name))
        }
        do {
            return try InputFile.read("\(folder)/schemas/\(name)", limit: 16 << 20)
        } catch FileFault.missing {
            throw TemplateFault(file: file, line: 1, reason: .unknownSchema(name))
        }
    }

    /// Renders every document.
    ///
    /// XML is parsed, validated where its template names a schema, and written in canonical form.
    ///
    /// - Returns: The documents' names and bytes, in the order asked for.
    /// - Throws: `TemplateFolder.OutputFault` where what came out is no XML or breaks its schema:
    ///   then nothing may be published.
    public func render(_ subject: ReportSubject) throws -> [(name: String, bytes: [UInt8])] {
        let root = ReportContext(subject: subject, labels: labels).root
        let keys = Set(labels.flatMap(\.labels.keys))
        precondition(root.has(ReportShape.root(labels: keys)), "a report has the shape it promises")
        let object = root.any
        return try documents.map { document in
            let text = document.template.render(object, library: library)
            let bytes = Array(text.utf8)
            guard document.name.hasSuffix(".xml") else { return (document.name, bytes) }
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
