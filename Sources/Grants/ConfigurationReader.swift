import Expressions

/// Reads one map of a configuration file and notes every fault instead of stopping at the first.
final class ConfigurationReader {
    /// Where faults of one file gather.
    final class Log {
        let file: String
        private(set) var faults: [ConfigurationFault] = []

        init(file: String) {
            self.file = file
        }

        func note(_ reason: ConfigurationFault.Reason, line: Int, column: Int) {
            faults.append(
                ConfigurationFault(file: file, line: line, column: column, reason: reason)
            )
        }

        func note(_ reason: ConfigurationFault.Reason, at node: ConfigurationNode) {
            note(reason, line: node.line, column: node.column)
        }

        /// Throws all that was noted, in the order of the places.
        func throwIfAny() throws(ConfigurationFaults) {
            guard !faults.isEmpty else { return }
            throw ConfigurationFaults(
                faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            )
        }
    }

    let node: ConfigurationNode
    let log: Log
    private let entries: [ConfigurationNode.Entry]
    private var asked: Set<String> = []

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

    /// The keys in the order of the file.
    var keys: [ConfigurationNode.Entry] { entries }

    /// Notes keys that nobody asked for.
    func finish() {
        for entry in entries where !asked.contains(entry.key) {
            let suggestion = Spelling.nearest(to: entry.key, among: asked.sorted())
            log.note(
                .unknownKey(entry.key, suggestion: suggestion),
                line: entry.line,
                column: entry.column
            )
        }
    }

    /// Notes only those unknown keys that look like a known one mistyped.
    ///
    /// Data Package descriptors may carry properties of other tools.
    func finishTolerantly() {
        for entry in entries where !asked.contains(entry.key) {
            guard let suggestion = Spelling.nearest(to: entry.key, among: asked.sorted()) else {
                continue
            }
            log.note(
                .unknownKey(entry.key, suggestion: suggestion),
                line: entry.line,
                column: entry.column
            )
        }
    }

    func optional(_ key: String) -> ConfigurationNode? {
        asked.insert(key)
        return entries.first { $0.key == key }?.value
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

    func text(_ key: String) -> String? {
        optional(key).flatMap(text)
    }

    func requiredText(_ key: String) -> String {
        required(key).flatMap(text) ?? ""
    }

    func text(of node: ConfigurationNode) -> String? {
        if case .scalar(let text, _) = node.value, !text.isEmpty { return text }
        log.note(.expected("a text", found: node.kind), at: node)
        return nil
    }

    func texts(_ key: String) -> [String] {
        list(key).compactMap(text)
    }

    func integer(_ key: String, in range: ClosedRange<Int> = 0...Int(Int32.max)) -> Int? {
        optional(key).flatMap { integer(of: $0, in: range) }
    }

    func integer(
        of node: ConfigurationNode,
        in range: ClosedRange<Int> = 0...Int(Int32.max)
    ) -> Int? {
        if case .scalar(let text, _) = node.value, let value = Self.plainInteger(text),
            range.contains(value)
        {
            return value
        }
        let kind = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        log.note(.expected(kind, found: node.kind), at: node)
        return nil
    }

    func boolean(_ key: String) -> Bool? {
        guard let node = optional(key) else { return nil }
        if case .scalar(let text, _) = node.value, text == "true" || text == "false" {
            return text == "true"
        }
        log.note(.expected("true or false", found: node.kind), at: node)
        return nil
    }

    func date(_ key: String) -> CivilDate? {
        guard let node = optional(key) else { return nil }
        if case .scalar(let text, _) = node.value, let date = CivilDate(iso: text) { return date }
        log.note(.expected("a day such as 2018-12-31", found: node.kind), at: node)
        return nil
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        as type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let node = optional(key), let text = text(of: node) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        log.note(.unknownValue(text, allowed: Choice.allCases.map(\.rawValue)), at: node)
        return nil
    }

    /// Reads a text in the languages asked for; one scalar stands for all of them.
    func localized(_ key: String, languages: [Language]) -> LocalizedText? {
        optional(key).flatMap { localized(of: $0, languages: languages) }
    }

    func localized(of node: ConfigurationNode, languages: [Language]) -> LocalizedText? {
        if case .scalar(let text, _) = node.value {
            return LocalizedText(Dictionary(uniqueKeysWithValues: languages.map { ($0, text) }))
        }
        let reader = ConfigurationReader(node, log: log)
        var result = LocalizedText()
        for language in Language.allCases {
            result.texts[language] = reader.text(language.rawValue)
        }
        for language in languages where result.texts[language] == nil {
            log.note(.missingTranslation(language.rawValue), at: node)
        }
        reader.finish()
        return result
    }

    static func plainInteger(_ text: String) -> Int? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.count <= 12,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.count == 1 || digits.first != UInt8(ascii: "0")
        else { return nil }
        return Int(text)
    }
}
