import Files
import Yams

/// A configuration file: its bytes and the values in it.
public struct ConfigurationFile: Sendable {
    /// The file, as messages name it.
    public let name: String
    /// The bytes as read.
    public let bytes: [UInt8]
    /// The value at the root.
    public let root: ConfigurationNode

    /// Reads a configuration file in YAML or JSON.
    ///
    /// - Throws: `FileFault` where it cannot be read, `ConfigurationFaults` where it is no YAML, or
    ///   uses anchors, aliases, tags, merge keys or nesting beyond any need.
    public init(reading path: String) throws {
        try self.init(bytes: InputFile.read(path, limit: 16 << 20), name: path)
    }

    /// Understands the bytes of a configuration file.
    public init(bytes: [UInt8], name: String) throws {
        self.name = name
        self.bytes = bytes
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if let fault = YAMLGuard.firstFault(in: content, file: name) {
            throw ConfigurationFaults([fault])
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            let reason = ConfigurationFault.Reason.syntax("the file is not UTF-8: save it as UTF-8")
            throw Self.faults(name, 0, 0, reason)
        }
        root = try Self.compose(text, name: name)
    }

    private static func faults(
        _ name: String,
        _ line: Int,
        _ column: Int,
        _ reason: ConfigurationFault.Reason
    ) -> ConfigurationFaults {
        ConfigurationFaults([
            ConfigurationFault(file: name, line: line, column: column, reason: reason)
        ])
    }

    private static func compose(_ text: String, name: String) throws -> ConfigurationNode {
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else {
                throw faults(name, 0, 0, .syntax("the file is empty"))
            }
            return try convert(node, name: name)
        } catch let error as YamlError {
            throw faults(from: error, name: name)
        }
    }

    private static func faults(from error: YamlError, name: String) -> ConfigurationFaults {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            faults(name, mark.line, mark.column, .syntax(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            faults(
                name,
                context.mark.line,
                context.mark.column,
                .duplicate(keys.first ?? "")
            )
        case .reader(let problem, _, _, _): faults(name, 0, 0, .syntax(problem))
        default: faults(name, 0, 0, .syntax("the file is no YAML"))
        }
    }

    private static func convert(_ node: Node, name: String) throws -> ConfigurationNode {
        let line = node.mark?.line ?? 0
        let column = node.mark?.column ?? 0
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            return ConfigurationNode(
                value: .scalar(scalar.string, isPlain: isPlain),
                line: line,
                column: column
            )
        case .sequence(let sequence):
            let items = try sequence.map { try convert($0, name: name) }
            return ConfigurationNode(value: .list(items), line: line, column: column)
        case .mapping(let mapping):
            let entries = try mapping.map { key, value in
                try entry(key, value, name: name)
            }
            return ConfigurationNode(value: .map(entries), line: line, column: column)
        case .alias:
            throw faults(name, line, column, .indirection("an alias"))
        }
    }

    private static func entry(
        _ key: Node,
        _ value: Node,
        name: String
    ) throws -> ConfigurationNode.Entry {
        let line = key.mark?.line ?? 0
        let column = key.mark?.column ?? 0
        guard case .scalar(let scalar) = key else {
            throw faults(name, line, column, .expected("a key", found: "a list or a map"))
        }
        return ConfigurationNode.Entry(
            key: scalar.string,
            line: line,
            column: column,
            value: try convert(value, name: name)
        )
    }
}
