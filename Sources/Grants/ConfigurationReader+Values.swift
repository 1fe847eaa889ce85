import Expressions

extension ConfigurationReader {
    // MARK: Texts

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

    func texts(of node: ConfigurationNode) -> [String] {
        items(of: node).compactMap(text)
    }

    /// Reads a name that must have a form; an empty text where it is missing or has another.
    func requiredName(_ key: String, _ form: NameForm) -> String {
        guard let node = required(key), let name = text(of: node) else { return "" }
        return form.check(name, at: node, log) ? name : ""
    }

    /// Reads a text in the languages asked for; one scalar stands for all of them.
    func localized(_ key: String, languages: [Language]) -> LocalizedText? {
        optional(key).flatMap { localized(of: $0, languages: languages) }
    }

    func requiredLocalized(_ key: String, languages: [Language]) -> LocalizedText? {
        required(key).flatMap { localized(of: $0, languages: languages) }
    }

    func localized(of node: ConfigurationNode, languages: [Language]) -> LocalizedText? {
        switch node.value {
        case .scalar:
            guard let text = text(of: node) else { return nil }
            return LocalizedText(Dictionary(languages.map { ($0, text) }) { first, _ in first })
        case .list:
            log.note(.expected("a text, or a map of languages", found: node.kind), at: node)
            return nil
        case .map: break
        }
        let reader = ConfigurationReader(node, log: log)
        var result = LocalizedText()
        for language in Language.allCases {
            result.texts[language] = reader.text(language.rawValue)
        }
        for language in languages where reader.optional(language.rawValue) == nil {
            log.note(.missingTranslation(language.rawValue), at: node)
        }
        reader.finish()
        return result
    }

    /// Reads how far something was checked against its source.
    func evidence(_ key: String) -> Evidence? {
        guard let node = optional(key) else { return nil }
        if case .list = node.value {
            let expected = "a mark in double quotes, such as \"[derived]\""
            log.note(.expected(expected, found: "a list"), at: node)
            return nil
        }
        guard let text = text(of: node) else { return nil }
        let evidence = Evidence(mark: text)
        if evidence == nil {
            let expected = "a mark such as '[src: SOURCE]', '[derived]' or '[memory]'"
            log.note(.expected(expected, found: "another text"), at: node)
        }
        return evidence
    }

    // MARK: Numbers, truths, days

    func integer(_ key: String, in range: ClosedRange<Int> = 0...Int(Int32.max)) -> Int? {
        optional(key).flatMap { integer(of: $0, in: range) }
    }

    func integer(of node: ConfigurationNode, in range: ClosedRange<Int>) -> Int? {
        if case .scalar(let text, _) = node.value, let value = plainInteger(text),
            range.contains(value)
        {
            return value
        }
        let kind = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        log.note(.expected(kind, found: node.kind), at: node)
        return nil
    }

    func number(of node: ConfigurationNode) -> Rational? {
        if case .scalar(let text, _) = node.value, let value = Rational(decimal: text) {
            return value
        }
        log.note(.expected("a number such as 229999.80", found: node.kind), at: node)
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

    func date(of node: ConfigurationNode) -> CivilDate? {
        if case .scalar(let text, _) = node.value, let date = CivilDate(iso: text) { return date }
        log.note(.expected("a day such as 2018-12-31", found: node.kind), at: node)
        return nil
    }

    // MARK: Choices

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        as type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        optional(key).flatMap { choice(of: $0, as: type) }
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        of node: ConfigurationNode,
        as type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(of: node) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        log.note(.unknownValue(text, allowed: Choice.allCases.map(\.rawValue)), at: node)
        return nil
    }
}

/// Reads a whole number in ASCII digits without `+` or leading zeros, of 12 digits at most.
func plainInteger(_ text: String) -> Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.count <= 12,
        digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    return Int(text)
}
