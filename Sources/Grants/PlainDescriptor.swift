import FoundationEssentials

/// The Data Package descriptor of one export, without what only Grantline understands.
public struct PlainDescriptor: Sendable {
    /// A value of JSON.
    private indirect enum JSON: Encodable {
        case text(String)
        case integer(Int)
        case boolean(Bool)
        case list([JSON])
        case object([String: JSON])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .integer(let integer): try container.encode(integer)
            case .boolean(let boolean): try container.encode(boolean)
            case .list(let items): try container.encode(items)
            case .object(let fields): try container.encode(fields)
            }
        }
    }

    /// The keys whose plain scalars are numbers or truths in the standard.
    private static let typedKeys: Set<String> = [
        "required", "unique", "header", "headerRows", "commentRows", "doubleQuote",
        "skipInitialSpace", "minimum", "maximum", "minLength", "maxLength", "bytes",
        "caseSensitiveHeader", "bareNumber", "categoriesOrdered",
    ]

    private let root: JSON

    /// Makes the descriptor of an export.
    ///
    /// A footer line becomes a comment line, which the standard knows, unless the export has
    /// others: there is one comment character.
    ///
    /// - Parameters:
    ///   - exports: The exports of a grant.
    ///   - export: The dated folder.
    ///   - entries: The names in that folder, among which patterns find the files of a table.
    public init(of exports: ExportDefinition, export: String, entries: [String] = []) {
        guard case .object(var package) = Self.json(exports.file.root, key: "") else {
            root = .object([:])
            return
        }
        if case .list(let resources) = package["resources"] {
            package["resources"] = .list(
                resources.map { Self.resource($0, exports, export, entries) }
            )
        }
        root = .object(package)
    }

    private static func resource(
        _ resource: JSON,
        _ exports: ExportDefinition,
        _ export: String,
        _ entries: [String]
    ) -> JSON {
        guard case .object(var fields) = resource, case .text(let name) = fields["name"],
            let table = exports.table(name)
        else { return resource }
        let names = table.fileNames(among: entries)
        let paths = (names.isEmpty ? table.files.map(\.text) : names).map {
            JSON.text("\(export)/\($0)")
        }
        fields["path"] = paths.count == 1 ? paths[0] : .list(paths)
        if let footer = table.footer {
            var dialect: [String: JSON] = [:]
            if case .object(let declared) = fields["dialect"] { dialect = declared }
            if dialect["commentChar"] == nil { dialect["commentChar"] = .text(footer.prefix) }
            fields["dialect"] = .object(dialect)
        }
        return .object(fields)
    }

    private static func json(_ node: ConfigurationNode, key: String) -> JSON {
        switch node.value {
        case .scalar(let text, let isPlain):
            guard isPlain, typedKeys.contains(key) else { return .text(text) }
            if text == "true" || text == "false" { return .boolean(text == "true") }
            return plainInteger(text).map(JSON.integer) ?? .text(text)
        case .list(let items): return .list(items.map { json($0, key: key) })
        case .map(let entries):
            let kept = entries.filter { $0.key != "grantline" }
            return .object(
                Dictionary(kept.map { ($0.key, json($0.value, key: $0.key)) }) { first, _ in first }
            )
        }
    }

    /// The descriptor as JSON: keys sorted, so that the same content gives the same bytes.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(root)) + [UInt8(ascii: "\n")]
    }
}
