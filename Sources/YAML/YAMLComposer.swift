/// Makes a tree of libyaml's events.
struct YAMLComposer: ~Copyable {
    /// The nesting that the stack surely holds.
    private static let depthLimit = 256

    private var parser: LibYAMLParser
    private var depth = 0

    init(_ text: [UInt8]) throws(YAMLFault) {
        parser = try LibYAMLParser(text)
    }

    /// Returns the root of the only document; nothing where there is none.
    mutating func root() throws(YAMLFault) -> YAMLNode? {
        _ = try parser.next()  // The stream begins.
        if case .streamEnd = try parser.next().kind { return nil }
        let root = try node(from: parser.next())
        _ = try parser.next()  // The document ends.
        let end = try parser.next()
        guard case .streamEnd = end.kind else { throw .secondDocument(end.mark) }
        return root
    }

    /// Returns the node that begins with an event.
    private mutating func node(from start: LibYAMLEvent) throws(YAMLFault) -> YAMLNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            throw .tooDeep(limit: Self.depthLimit, start.mark)
        }
        let value: YAMLNode.Value =
            switch start.kind {
            case .scalar(let text, let isPlain): .scalar(text, isPlain: isPlain)
            case .listStart: .list(try items())
            case .mapStart: .map(try entries())
            case .alias, .collectionEnd, .streamEnd, .other: .alias
            }
        return YAMLNode(value: value, mark: start.mark, hasAnchor: start.hasAnchor)
    }

    private mutating func items() throws(YAMLFault) -> [YAMLNode] {
        var items: [YAMLNode] = []
        while let start = try nextUnlessEnd() {
            items.append(try node(from: start))
        }
        return items
    }

    private mutating func entries() throws(YAMLFault) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        while let start = try nextUnlessEnd() {
            let key = try node(from: start)
            entries.append(YAMLNode.Entry(key: key, value: try node(from: parser.next())))
        }
        try checkKeys(entries)
        return entries
    }

    /// Returns the next event; nothing where the list or map ends.
    private mutating func nextUnlessEnd() throws(YAMLFault) -> LibYAMLEvent? {
        let event = try parser.next()
        if case .collectionEnd = event.kind { return nil }
        return event
    }

    /// Refuses a map with a key twice; of several such keys the first in the alphabet is told.
    private func checkKeys(_ entries: [YAMLNode.Entry]) throws(YAMLFault) {
        let keys = entries.compactMap { entry -> (text: String, mark: YAMLMark)? in
            guard case .scalar(let text, _) = entry.key.value else { return nil }
            return (text, entry.key.mark)
        }
        let repeated = Dictionary(grouping: keys, by: \.text).values.filter { $0.count > 1 }
        if let first = repeated.map({ $0[0] }).min(by: { $0.text < $1.text }) {
            throw .duplicateKey(first.text, first.mark)
        }
    }
}
