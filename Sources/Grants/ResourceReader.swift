import CSV
import Expressions

/// Reads a resource of a Data Package: one table of the exports.
struct ResourceReader {
    let log: ConfigurationReader.Log
    let languages: [Language]

    /// A table whose keys are still headers.
    struct Table {
        var definition: TableDefinition
        var primaryKey: [SchemaReader.Header]
        var foreignKeys: [SchemaReader.ForeignKey]
    }

    /// The files besides the tables' in the folder between the stages.
    private static let reserved: Set = ["findings", "effects", "datapackage"]

    func table(_ node: ConfigurationNode) -> Table? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        reader.allow([
            "$schema", "title", "description", "mediatype", "sources", "licenses", "bytes", "hash",
            "homepage", "profile",
        ])
        reader.refuse(["data"], instead: "name the file under 'path'")
        checkKind(reader)
        let name = name(reader)
        let schema = reader.required("schema").map {
            SchemaReader(log: log, languages: languages, table: name).schema($0)
        }
        let table = Table(
            definition: definition(name, schema ?? SchemaReader.Schema(), reader),
            primaryKey: schema?.primaryKey ?? [],
            foreignKeys: schema?.foreignKeys ?? []
        )
        reader.finishTolerantly()
        return table
    }

    private func definition(
        _ name: String,
        _ schema: SchemaReader.Schema,
        _ reader: ConfigurationReader
    ) -> TableDefinition {
        let dialect = reader.map("dialect").map { DialectReader(log: log).dialect($0) }
        let null = nullSequence(reader)
        let own = reader.map("grantline").map { OwnPart($0, log: log, languages: languages) }
        let dates = DatePartsReader(log: log, languages: languages, fields: schema.fields)
            .fields(own?.dateParts ?? [])
        let definition = TableDefinition(
            name: name,
            title: own?.title ?? LocalizedText([.en: name]),
            files: files(reader),
            encoding: encoding(reader),
            dialect: dialect ?? Dialect(),
            missingValues: schema.missingValues + null,
            fields: schema.fields.map { $0.taking(null) } + dates,
            primaryKey: [],
            foreignKeys: [],
            footer: own?.footer,
            rows: own?.rows ?? RowPolicy(),
            firstDate: own?.firstDate?.name,
            lastDate: own?.lastDate?.name,
            coverage: own?.coverage
        )
        for date in [own?.firstDate, own?.lastDate] { check(date, in: definition) }
        return definition
    }

    // MARK: What the standard says

    private func name(_ reader: ConfigurationReader) -> String {
        let name = reader.requiredName("name", .identifier)
        if Self.reserved.contains(name), let node = reader.optional("name") {
            let text = "\(quoted(name)) is a file of Grantline's own: give the table another name"
            log.note(.contradiction(text), at: node)
        }
        return name
    }

    /// Reads one name or pattern, or a list of them.
    private func files(_ reader: ConfigurationReader) -> [FilePattern] {
        guard let node = reader.required("path") else { return [] }
        guard case .list(let items) = node.value else { return [file(node, reader)] }
        if items.isEmpty { log.note(.expected("at least one file", found: "none"), at: node) }
        let files = items.map { file($0, reader) }
        for (index, file) in files.enumerated()
        where !file.text.isEmpty && files[..<index].contains(file) {
            log.note(.duplicate(file.text), at: items[index])
        }
        return files
    }

    private func file(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> FilePattern {
        guard let name = reader.text(of: node) else { return FilePattern("") }
        if !name.utf8.contains(UInt8(ascii: "/")) && !name.hasPrefix(".") {
            return FilePattern(name)
        }
        log.note(.expected("a file's name without folders", found: quoted(name)), at: node)
        return FilePattern("")
    }

    private func checkKind(_ reader: ConfigurationReader) {
        for (key, allowed) in [("type", ["table"]), ("format", ["csv", "tsv", "txt"])] {
            guard let node = reader.optional(key), let text = reader.text(of: node),
                !allowed.contains(text.lowercased())
            else { continue }
            log.note(.unknownValue(text, allowed: allowed), at: node)
        }
    }

    private func encoding(_ reader: ConfigurationReader) -> Encoding {
        guard let node = reader.optional("encoding"), let label = reader.text(of: node) else {
            return .utf8
        }
        if let encoding = Encoding(label: label) { return encoding }
        log.note(.unknownValue(label, allowed: Encoding.allCases.map(\.rawValue)), at: node)
        return .utf8
    }

    /// Reads the dialect's own text for a missing value.
    private func nullSequence(_ reader: ConfigurationReader) -> [String] {
        guard let node = reader.optional("dialect")?["nullSequence"] else { return [] }
        if case .scalar(let text, _) = node.value { return [text] }
        log.note(.expected("a text", found: node.kind), at: node)
        return []
    }

    private func check(_ date: SchemaReader.Header?, in table: TableDefinition) {
        guard let date else { return }
        let dates = table.fields.filter { $0.valueType == .date && $0.treatment == .keep }.map(
            \.name
        )
        guard !dates.contains(date.name) else { return }
        let suggestion = Spelling.nearest(to: date.name, among: dates)
        log.note(.unknownName(date.name, of: "date field", suggestion: suggestion), at: date.node)
    }
}

extension ResourceReader {
    /// What stands under `grantline`.
    struct OwnPart {
        var title: LocalizedText?
        var footer: TableDefinition.Footer?
        var coverage: CivilDate?
        var rows: RowPolicy?
        var firstDate: SchemaReader.Header?
        var lastDate: SchemaReader.Header?
        var dateParts: [ConfigurationNode]

        init(_ reader: ConfigurationReader, log: ConfigurationReader.Log, languages: [Language]) {
            title = reader.localized("title", languages: languages)
            footer = reader.map("footer").flatMap { footer in
                let prefix = footer.requiredText("prefix")
                let counted = footer.choice("counts", as: TableDefinition.Footer.Counted.self)
                footer.finish()
                return TableDefinition.Footer(prefix: prefix, counted: counted)
            }
            coverage = reader.map("coverage").flatMap { coverage in
                let day = coverage.required("from").flatMap(coverage.date)
                coverage.finish()
                return day
            }
            rows = reader.map("rows").map(RowPolicy.init)
            if let dates = reader.map("dates") {
                firstDate = Self.header(dates.required("first"), dates)
                lastDate = Self.header(dates.optional("last"), dates)
                dates.finish()
            }
            dateParts = reader.list("dateParts")
            reader.finish()
        }

        private static func header(
            _ node: ConfigurationNode?,
            _ reader: ConfigurationReader
        ) -> SchemaReader.Header? {
            guard let node, let name = reader.text(of: node) else { return nil }
            return SchemaReader.Header(name: name, node: node)
        }
    }
}

extension FieldDefinition {
    /// Returns the field with more texts for a missing value, where it has texts of its own.
    fileprivate func taking(_ others: [String]) -> FieldDefinition {
        var field = self
        field.missingValues = missingValues.map { $0 + others }
        return field
    }
}
