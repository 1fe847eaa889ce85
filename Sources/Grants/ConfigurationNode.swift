/// A value in a configuration file, with its place.
public struct ConfigurationNode: Sendable, Equatable {
    /// What a value can be.
    ///
    /// Scalars are texts until a schema types them.
    public enum Value: Sendable, Equatable {
        /// A scalar; plain ones stand without quotes.
        case scalar(String, isPlain: Bool)
        /// A list.
        case list([ConfigurationNode])
        /// A map, in the order of the file.
        case map([Entry])
    }

    /// A key with its value.
    public struct Entry: Sendable, Equatable {
        /// The key.
        public var key: String
        /// Where the key stands.
        public var line: Int
        /// Where the key stands.
        public var column: Int
        /// The value.
        public var value: ConfigurationNode
    }

    /// The value.
    public var value: Value
    /// The line from 1.
    public var line: Int
    /// The column from 1.
    public var column: Int

    /// The value of a key, where this is a map that has it.
    public subscript(key: String) -> ConfigurationNode? {
        guard case .map(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The kind of the value in words.
    var kind: String {
        switch value {
        case .scalar(let text, _): text.isEmpty ? "nothing" : quoted(text)
        case .list: "a list"
        case .map: "a map"
        }
    }
}
