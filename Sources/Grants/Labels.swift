import Expressions
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

    /// Reads the labels of a grant's languages from the templates' folder.
    ///
    /// - Returns: The labels in the languages' order.
    /// - Throws: `FileFault` where a file cannot be read; `ConfigurationFaults` where one is wrong,
    ///   or lacks a text that the program needs or another of the languages has.
    public static func read(_ languages: [Language], templates: String) throws -> [Labels] {
        let files = Workers().map(languages.count) { place in
            let path = "\(templates)/labels/\(languages[place].rawValue).yaml"
            return Result { try ConfigurationFile(reading: path) }
        }
        let words = try files.map { LabelWords(try $0.get()) }
        return try zip(languages, words).enumerated().map { position, each in
            var others = words
            others.remove(at: position)
            each.1.check(against: others)
            try each.1.log.throwIfAny()
            return Labels(language: each.0, words: each.1)
        }
    }

    private init(language: Language, words: LabelWords) {
        self.language = language
        labels = words.texts("labels")
        units = words.texts("units")
        rules = words.texts("rules")
        messages = words.texts("messages")
        file = words.file
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
        // By bytes: looked at by characters, a message took 45,000 instructions.
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            text += rest[..<open]
            text +=
                parameters[String(rest[rest.utf8.index(after: open)..<close])]
                ?? String(rest[open...close])
            rest = rest[rest.utf8.index(after: close)...]
        }
        return text + rest
    }
}
