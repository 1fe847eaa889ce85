import Files
import YAML

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
    /// - Throws: `FileFault` where it cannot be read, `ConfigurationFaults` where it is no YAML or
    ///   larger than 4 MiB, or uses anchors, aliases, tags, merge keys or nesting beyond any need.
    public init(reading path: String) throws {
        do throws(FileFault) {
            bytes = try InputFile.read(path, limit: YAMLGuard.byteLimit)
        } catch .tooLarge {
            throw ConfigurationFaults(Self.tooLarge(path))
        }
        name = path
        root = try Self.root(of: bytes, name: path)
    }

    /// Understands the bytes of a configuration file.
    public init(bytes: [UInt8], name: String) throws {
        self.name = name
        self.bytes = bytes
        guard bytes.count <= YAMLGuard.byteLimit else {
            throw ConfigurationFaults(Self.tooLarge(name))
        }
        root = try Self.root(of: bytes, name: name)
    }

    private static func tooLarge(_ name: String) -> ConfigurationFault {
        let limit = "\(YAMLGuard.byteLimit >> 20) MiB"
        return ConfigurationFault(file: name, line: 0, column: 0, reason: .tooLarge(limit))
    }

    private static func root(of bytes: [UInt8], name: String) throws -> ConfigurationNode {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = String(validating: content, as: UTF8.self) else {
            let reason = ConfigurationFault.Reason.syntax("the file is not UTF-8: save it as UTF-8")
            throw faults(name, 0, 0, reason)
        }
        return try PlainYAML.root(of: content) ?? parsed(text, name: name)
    }

    /// Understands a text with the YAML parser, however it is written, and finds all faults.
    static func parsed(_ text: String, name: String) throws -> ConfigurationNode {
        if let fault = YAMLGuard.firstFault(in: Array(text.utf8), file: name) {
            throw ConfigurationFaults(fault)
        }
        return try compose(JSONEscapes.joined(text), name: name)
    }

    private static func compose(_ text: String, name: String) throws -> ConfigurationNode {
        let root: YAMLNode?
        do throws(YAMLFault) {
            root = try YAMLNode.root(of: Array(text.utf8))
        } catch {
            throw faults(from: error, name: name)
        }
        guard let root else { throw faults(name, 0, 0, .syntax("the file is empty")) }
        return try NodeConversion(file: name).value(of: root)
    }

    private static func faults(from fault: YAMLFault, name: String) -> ConfigurationFaults {
        switch fault {
        case .syntax(let problem, let mark):
            faults(name, mark.line, mark.column, .syntax(problem))
        case .duplicateKey(let key, let mark):
            faults(name, mark.line, mark.column, .duplicate(key))
        case .secondDocument(let mark):
            faults(
                name,
                mark.line,
                mark.column,
                .syntax("another document begins: a file holds one")
            )
        case .tooDeep(let limit, let mark):
            faults(name, mark.line, mark.column, .tooLarge("\(limit) levels of nesting"))
        case .unreadable, .outOfMemory: faults(name, 0, 0, .syntax("the file is no YAML"))
        }
    }

    private static func faults(
        _ name: String,
        _ line: Int,
        _ column: Int,
        _ reason: ConfigurationFault.Reason
    ) -> ConfigurationFaults {
        ConfigurationFaults(
            ConfigurationFault(file: name, line: line, column: column, reason: reason)
        )
    }
}
