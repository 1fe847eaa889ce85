import CSV
import Expressions

/// Reads a Data Package 2.0 descriptor with what Grantline adds under the key `grantline`.
struct DescriptorReader {
    let log: ConfigurationReader.Log
    let languages: [Language]

    /// Returns the tables, parents first.
    func tables(of root: ConfigurationNode) -> [TableDefinition] {
        let package = ConfigurationReader(root, log: log)
        for key in [
            "$schema", "name", "id", "title", "description", "homepage", "version", "created",
            "licenses", "contributors", "sources", "keywords", "image",
        ] { _ = package.optional(key) }
        let resources = package.required("resources").map(package.items) ?? []
        package.finishTolerantly()
        if resources.isEmpty { log.note(.expected("at least one resource", found: "none"), at: root) }
        let raw = resources.map { resource($0) }
        checkNames(raw.map(\.definition.name), at: root)
        return ordered(raw.map { link($0, among: raw) }, at: root)
    }

    /// A table whose keys are still headers.
    struct RawTable {
        var definition: TableDefinition
        var primaryKey: [(header: String, node: ConfigurationNode)]
        var foreignKeys: [RawForeignKey]
    }

    /// A foreign key whose fields are still headers.
    struct RawForeignKey {
        var header: String
        var table: String
        var parentHeader: String
        var node: ConfigurationNode
    }

    private func resource(_ node: ConfigurationNode) -> RawTable {
        let reader = ConfigurationReader(node, log: log)
        for key in [
            "$schema", "type", "description", "format", "mediatype", "sources", "licenses", "bytes",
            "hash", "homepage",
        ] { _ = reader.optional(key) }
        let name = reader.requiredText("name")
        let path = reader.requiredText("path")
        let encoding = encoding(reader)
        let dialect = reader.map("dialect").map { DialectReader(log: log).dialect($0) }
        let own = reader.map("grantline")
        let title = own?.localized("title", languages: languages)
        _ = reader.optional("title")
        let footer = own?.map("footer").map(footer)
        let coverage = own?.map("coverage").map(coverage)
        let dates = own?.map("dates")
        let firstDate = dates?.text("first")
        let lastDate = dates?.text("last")
        dates?.finish()
        own?.finish()
        if path.utf8.contains(UInt8(ascii: "/")) || path.hasPrefix(".") {
            log.note(.expected("a file's name without folders", found: "'\(path)'"), at: node)
        }
        checkIdentifier(name, kind: "table", at: node)
        let schema = reader.required("schema").map {
            SchemaReader(log: log, languages: languages, table: name).schema($0)
        }
        reader.finishTolerantly()
        let definition = TableDefinition(
            name: name,
            title: title ?? LocalizedText([.en: name]),
            path: path,
            encoding: encoding,
            dialect: dialect ?? Dialect(),
            missingValues: schema?.missingValues ?? [""],
            fields: schema?.fields ?? [],
            primaryKey: [],
            foreignKeys: [],
            footer: footer ?? nil,
            firstDate: firstDate,
            lastDate: lastDate,
            coverage: coverage ?? nil
        )
        for date in [firstDate, lastDate].compactMap(\.self) {
            checkDate(date, in: definition, at: node)
        }
        return RawTable(
            definition: definition,
            primaryKey: schema?.primaryKey ?? [],
            foreignKeys: schema?.foreignKeys ?? []
        )
    }

    private func encoding(_ reader: ConfigurationReader) -> Encoding {
        guard let node = reader.optional("encoding"), let label = reader.text(of: node) else {
            return .utf8
        }
        if let encoding = Encoding(label: label) { return encoding }
        log.note(.unknownValue(label, allowed: Encoding.allCases.map(\.rawValue)), at: node)
        return .utf8
    }

    private func footer(_ reader: ConfigurationReader) -> TableDefinition.Footer {
        let prefix = reader.requiredText("prefix")
        let counted = reader.choice("counts", as: TableDefinition.Footer.Counted.self)
        reader.finish()
        return TableDefinition.Footer(prefix: prefix, counted: counted)
    }

    private func coverage(_ reader: ConfigurationReader) -> CivilDate? {
        _ = reader.required("from")
        let day = reader.date("from")
        reader.finish()
        return day
    }

    private func checkDate(_ name: String, in table: TableDefinition, at node: ConfigurationNode) {
        guard let field = table.field(name), field.valueType == .date else {
            let dates = table.fields.filter { $0.valueType == .date }.map(\.name)
            let suggestion = Spelling.nearest(to: name, among: dates)
            log.note(.unknownName(name, of: "date field", suggestion: suggestion), at: node)
            return
        }
    }

    func checkIdentifier(_ name: String, kind: String, at node: ConfigurationNode) {
        let isIdentifier = name.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
            default: false
            }
        }
        guard !isIdentifier || name.isEmpty else { return }
        let expected = "a \(kind) name of a-z, 0-9 and _"
        log.note(.expected(expected, found: "'\(name)'"), at: node)
    }

    private func checkNames(_ names: [String], at node: ConfigurationNode) {
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            log.note(.duplicate(name), at: node)
        }
    }
}
