import Files
import Grants
import XML

/// Reads the templates of documents, with all that they need, and checks them.
struct TemplateLoader {
    let folder: String
    /// The grant's own files, which come before those of the folder.
    let own: String?
    let labels: [Labels]

    private static let suffix = ".mustache"

    /// Reads the templates of documents; nothing is rendered.
    func templates(_ names: [String]) throws -> ReportTemplates {
        try LabelsCheck.check(labels)
        let partials = try readPartials()
        let sources = try names.map { try source(of: $0, asked: names) }
        let lint = TemplateLint(partials: partials)
        let shape = ReportShape.root(labels: Set(labels.flatMap { $0.labels.keys }))
        for source in sources { try lint.check(source, against: shape) }
        let schemas = try schemas(of: zip(names, sources))
        let documents = zip(names, sources).map { name, source in
            ReportTemplates.Document(
                name: name,
                nodes: TemplateNode.nodes(of: source),
                schema: source.schema?.name
            )
        }
        return ReportTemplates(
            documents: documents,
            partials: Self.included(by: sources, among: partials)
                .mapValues(TemplateNode.nodes),
            schemas: schemas,
            labels: labels,
            sources: try list(Array(partials.values) + sources, schemas)
        )
    }

    /// Where files are looked for, each with what stands before their names in lists.
    private var places: [(folder: String, prefix: String)] {
        (own.map { [($0, "own/")] } ?? []) + [(folder, "")]
    }

    /// The first place that has a file; the common folder where none has.
    private func place(of name: String) throws -> (folder: String, prefix: String) {
        for place in places where place.folder != folder {
            let parent = name.split(separator: "/").dropLast().map { "/\($0)" }.joined()
            let entries = try InputFolder.entriesIfPresent(place.folder + parent)
            if entries.contains(where: { name.hasSuffix("/\($0)") || name == $0 }) { return place }
        }
        return (folder, "")
    }

    private func readPartials() throws -> [String: TemplateSource] {
        var partials: [String: TemplateSource] = [:]
        for (place, prefix) in places.reversed() {
            for file in try InputFolder.entriesIfPresent("\(place)/partials")
            where file.hasSuffix(Self.suffix) {
                partials[String(file.dropLast(Self.suffix.count))] = try TemplateSource(
                    reading: "partials/\(file)",
                    in: place,
                    prefix: prefix
                )
            }
        }
        return partials
    }

    /// Returns the partials that templates include, and those that these include.
    private static func included(
        by sources: [TemplateSource],
        among partials: [String: TemplateSource]
    ) -> [String: TemplateSource] {
        var included: [String: TemplateSource] = [:]
        var rest = sources
        while let source = rest.popLast() {
            for tag in source.tags where tag.kind == .partial && included[tag.name] == nil {
                guard let partial = partials[tag.name] else { continue }
                included[tag.name] = partial
                rest.append(partial)
            }
        }
        return included
    }

    private func source(of document: String, asked: [String]) throws -> TemplateSource {
        do {
            let name = document + Self.suffix
            let place = try place(of: name)
            return try TemplateSource(reading: name, in: place.folder, prefix: place.prefix)
        } catch FileFault.missing(let file) {
            throw TemplateFault(file: file, line: 0, reason: .missingTemplate(asked: asked))
        }
    }

    /// Reads the schemas that templates name, and makes sure that each can be used.
    private func schemas(
        of documents: some Sequence<(String, TemplateSource)>
    ) throws -> [String: CompiledSchema] {
        var schemas: [String: CompiledSchema] = [:]
        for (document, source) in documents {
            guard let schema = source.schema else { continue }
            guard ReportTemplates.isXML(document) else {
                let reason = TemplateFault.Reason.schemaWithoutXML(schema.name)
                throw TemplateFault(file: source.file, line: schema.line, reason: reason)
            }
            if schemas[schema.name] == nil {
                schemas[schema.name] = try self.schema(schema, namedIn: source)
            }
        }
        return schemas
    }

    private func schema(
        _ schema: (name: String, line: Int),
        namedIn source: TemplateSource
    ) throws -> CompiledSchema {
        let unknown = TemplateFault(
            file: source.file,
            line: schema.line,
            reason: .unknownSchema(schema.name)
        )
        guard !schema.name.utf8.contains(UInt8(ascii: "/")), !schema.name.hasPrefix(".") else {
            throw unknown
        }
        let file = "\(try place(of: "schemas/\(schema.name)").folder)/schemas/\(schema.name)"
        do {
            let bytes = try InputFile.read(file, limit: 16 << 20)
            return try CompiledSchema(compiling: bytes, named: schema.name)
        } catch FileFault.missing {
            throw unknown
        } catch let fault as XMLFault {
            throw TemplateFault(file: file, line: 0, reason: .brokenSchema("\(fault)"))
        }
    }

    private func list(
        _ templates: [TemplateSource],
        _ schemas: [String: CompiledSchema]
    ) throws -> [(name: String, bytes: [UInt8])] {
        let named = try schemas.map { name, schema in
            (try place(of: "schemas/\(name)").prefix + "schemas/\(name)", schema.bytes)
        }
        let files = templates.map { ($0.name, $0.bytes) } + named
        return files.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }
}
