/// Reads one map of a configuration file and notes every fault instead of stopping at the first.
///
/// The kinds of values stand in `ConfigurationReader+Values.swift`.
final class ConfigurationReader {
    let node: ConfigurationNode
    let log: Log
    /// The keys with their values, in the order of the file.
    let entries: [ConfigurationNode.Entry]
    private var asked: [String] = []

    init(_ node: ConfigurationNode, log: Log) {
        self.node = node
        self.log = log
        if case .map(let entries) = node.value {
            self.entries = entries
        } else {
            entries = []
            log.note(.expected("a map", found: node.kind), at: node)
        }
    }

    /// Notes keys that nobody asked for.
    func finish() {
        for entry in entries where !asked.contains(entry.key) {
            let suggestion = Spelling.nearest(to: entry.key, among: asked.sorted())
            note(.unknownKey(entry.key, suggestion: suggestion), at: entry)
        }
    }

    /// Notes only those unknown keys that look like a known one mistyped.
    ///
    /// Data Package descriptors may carry properties of other tools.
    func finishTolerantly() {
        for entry in entries where !asked.contains(entry.key) {
            guard let suggestion = Spelling.mistyped(entry.key, among: asked.sorted()) else {
                continue
            }
            note(.unknownKey(entry.key, suggestion: suggestion), at: entry)
        }
    }

    private func note(_ reason: ConfigurationFault.Reason, at entry: ConfigurationNode.Entry) {
        log.note(reason, line: entry.line, column: entry.column)
    }

    /// Makes keys known without reading them.
    func allow(_ keys: [String]) {
        asked += keys
    }

    /// Refuses keys that the standard knows and Grantline does not read.
    func refuse(_ keys: [String], instead: String) {
        for key in keys {
            guard let node = optional(key) else { continue }
            log.note(.unsupported(key, instead: instead), at: node)
        }
    }

    func optional(_ key: String) -> ConfigurationNode? {
        asked.append(key)
        return node[key]
    }

    func required(_ key: String) -> ConfigurationNode? {
        let value = optional(key)
        if value == nil { log.note(.missingKey(key), at: node) }
        return value
    }

    func map(_ key: String) -> ConfigurationReader? {
        optional(key).map { ConfigurationReader($0, log: log) }
    }

    func list(_ key: String) -> [ConfigurationNode] {
        optional(key).map(items) ?? []
    }

    func items(of node: ConfigurationNode) -> [ConfigurationNode] {
        if case .list(let items) = node.value { return items }
        log.note(.expected("a list", found: node.kind), at: node)
        return []
    }
}
