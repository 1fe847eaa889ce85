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
    /// - Throws: `FileFault` where a file cannot be read; `ConfigurationFaults` where it is wrong,
    ///   or lacks a text that the program needs or another language's file has.
    public init(reading language: Language, templates: String) throws {
        let words = try Self.words(language, templates: templates)
        var others: [LabelWords] = []
        for other in Language.allCases where other != language {
            do {
                others.append(try Self.words(other, templates: templates))
            } catch FileFault.missing {
                continue
            }
        }
        words.check(against: others)
        try words.log.throwIfAny()
        self.language = language
        labels = words.texts("labels")
        units = words.texts("units")
        rules = words.texts("rules")
        messages = words.texts("messages")
        file = words.file
    }

    private static func words(_ language: Language, templates: String) throws -> LabelWords {
        let path = "\(templates)/labels/\(language.rawValue).yaml"
        return LabelWords(try ConfigurationFile(reading: path))
    }

    /// Returns the message of a built-in rule with its placeholders filled.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - variant: What tells several messages of one rule apart.
    ///   - parameters: What stands for the placeholders: names and limits, never a value of a
    ///     person.
    /// - Returns: The message; that of the rule alone where it has none for the variant.
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
        var rest = (messages[key] ?? key)[...]
        var text = ""
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text +=
                parameters[String(rest[open...].dropFirst().prefix(upTo: close))]
                ?? String(rest[open...close])
            rest = rest[close...].dropFirst()
        }
        return text + rest
    }
}
