import Files

/// The program's own words in one language: labels, units, the names of rules, and messages.
public struct Labels: Sendable {
    /// The language.
    public let language: Language
    /// Labels of documents, by key.
    public let labels: [String: String]
    /// Units, by code.
    public let units: [String: String]
    /// The names of built-in rules, by rule.
    public let rules: [String: String]
    /// Messages of findings, by rule or `rule.variant`, with `{placeholders}`.
    public let messages: [String: String]
    /// The file as read, for its hash.
    public let file: ConfigurationFile

    /// Reads the labels of a language from the templates' folder.
    ///
    /// - Throws: `FileFault` where the file cannot be read, `ConfigurationFaults` where it is wrong.
    public init(reading language: Language, templates: String) throws {
        let path = "\(templates)/labels/\(language.rawValue).yaml"
        file = try ConfigurationFile(reading: path)
        let log = ConfigurationReader.Log(file: path)
        let reader = ConfigurationReader(file.root, log: log)
        self.language = language
        labels = Self.texts("labels", reader)
        units = Self.texts("units", reader)
        rules = Self.texts("rules", reader)
        messages = Self.texts("messages", reader)
        reader.finish()
        for rule in BuiltInRule.allCases where rules[rule.rawValue] == nil {
            log.note(.missingKey("rules.\(rule.rawValue)"), at: file.root)
        }
        try log.throwIfAny()
    }

    private static func texts(_ key: String, _ reader: ConfigurationReader) -> [String: String] {
        guard let node = reader.required(key) else { return [:] }
        let map = ConfigurationReader(node, log: reader.log)
        var texts: [String: String] = [:]
        for entry in map.keys {
            guard case .scalar(let text, _) = entry.value.value else {
                reader.log.note(.expected("a text", found: entry.value.kind), at: entry.value)
                continue
            }
            texts[entry.key] = text
        }
        return texts
    }

    /// Returns the message of a built-in rule with its placeholders filled.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - variant: What tells several messages of one rule apart.
    ///   - parameters: What stands for the placeholders: names and limits, never a value of a
    ///     person.
    public func message(
        _ rule: BuiltInRule,
        variant: String? = nil,
        _ parameters: [String: String] = [:]
    ) -> String {
        let key = variant.map { "\(rule.rawValue).\($0)" } ?? rule.rawValue
        return text(messages[key] == nil ? rule.rawValue : key, parameters)
    }

    /// Returns a message by its key with its placeholders filled.
    public func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        var message = messages[key] ?? key
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
            message = message.replacing("{\(name)}", with: value)
        }
        return message
    }
}
