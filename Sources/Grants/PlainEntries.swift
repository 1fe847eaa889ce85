/// The entries of a map while `PlainYAML` reads them.
struct PlainEntries {
    /// So many keys are compared one by one; that is faster than a set of them.
    private static let few = 8

    private(set) var entries: [ConfigurationNode.Entry] = []
    private var keys: Set<String> = []

    /// Adds an entry; a key that is there already, or means something else, is not written plainly.
    mutating func add(
        _ key: ConfigurationNode,
        _ value: ConfigurationNode
    ) throws(PlainYAML.Other) {
        guard case .scalar(let text, _) = key.value, text != "<<", text.utf8.count < 256,
            isNew(text)
        else { throw PlainYAML.Other() }
        entries.append(
            ConfigurationNode.Entry(key: text, line: key.line, column: key.column, value: value)
        )
    }

    private mutating func isNew(_ key: String) -> Bool {
        if entries.count < Self.few { return !entries.contains { $0.key == key } }
        if entries.count == Self.few { keys = Set(entries.map(\.key)) }
        return keys.insert(key).inserted
    }
}
