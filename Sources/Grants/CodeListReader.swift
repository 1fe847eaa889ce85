/// Reads the list of words that a field allows: Table Schema `enum` or `categories`, with the
/// canonical codes and labels that stand under `grantline`.
struct CodeListReader {
    let log: ConfigurationReader.Log
    let languages: [Language]

    func codes(
        field: ConfigurationReader,
        constraints: ConfigurationReader?,
        own: ConfigurationReader?
    ) -> [FieldDefinition.Code]? {
        let categories = field.optional("categories")
        let allowed = constraints?.optional("enum")
        let details = own?.optional("codes")
        guard let list = allowed ?? categories else {
            if let details { log.note(.contradiction("'codes' needs an 'enum'"), at: details) }
            return nil
        }
        if categories != nil && allowed != nil {
            let text = "'enum' and 'categories' say the same: declare one of them"
            log.note(.contradiction(text), at: list)
        }
        var codes = words(list, field)
        if case .list([]) = list.value {
            log.note(.expected("at least one word", found: "none"), at: list)
        }
        if let details { add(details, to: &codes) }
        check(codes, at: list, areOwn: details != nil)
        return codes
    }

    private func words(
        _ list: ConfigurationNode,
        _ field: ConfigurationReader
    ) -> [FieldDefinition.Code] {
        var seen = Set<String>(minimumCapacity: field.items(of: list).count)
        return field.items(of: list).compactMap { item in
            guard let code = word(item, field) else { return nil }
            if seen.insert(code.value).inserted { return code }
            log.note(.duplicate(code.value), at: item)
            return nil
        }
    }

    /// Reads a word, or a category: a word with a label for all languages.
    private func word(
        _ item: ConfigurationNode,
        _ field: ConfigurationReader
    ) -> FieldDefinition.Code? {
        guard case .map = item.value else {
            return field.text(of: item).map {
                FieldDefinition.Code(value: $0, code: $0, label: nil)
            }
        }
        let reader = ConfigurationReader(item, log: log)
        let value = reader.requiredText("value")
        let label = reader.text("label").map { text in
            LocalizedText(Dictionary(languages.map { ($0, text) }) { first, _ in first })
        }
        reader.finishTolerantly()
        return value.isEmpty ? nil : FieldDefinition.Code(value: value, code: value, label: label)
    }

    private func add(_ details: ConfigurationNode, to codes: inout [FieldDefinition.Code]) {
        let places = Dictionary(codes.enumerated().map { ($1.value, $0) }) { first, _ in first }
        for entry in ConfigurationReader(details, log: log).entries {
            guard let index = places[entry.key] else {
                let suggestion = Spelling.nearest(to: entry.key, among: codes.map(\.value))
                log.note(
                    .unknownName(entry.key, of: "word of the list", suggestion: suggestion),
                    line: entry.line,
                    column: entry.column
                )
                continue
            }
            let detail = ConfigurationReader(entry.value, log: log)
            codes[index].code = detail.text("code") ?? codes[index].code
            codes[index].label = label(detail, word: codes[index].value)
            detail.finish()
        }
    }

    /// Reads the labels of a word, which is itself the label in the first language.
    private func label(_ detail: ConfigurationReader, word: String) -> LocalizedText {
        var label = LocalizedText()
        for (index, language) in languages.enumerated() {
            if detail.optional(language.rawValue) != nil {
                label.texts[language] = detail.text(language.rawValue)
            } else if index == 0 {
                label.texts[language] = word
            } else {
                log.note(.missingTranslation(language.rawValue), at: detail.node)
            }
        }
        return label
    }

    /// Refuses codes that results could not tell apart: `;` joins the codes of a crossing, `blank`
    /// stands for a missing one.
    ///
    /// - Parameters:
    ///   - codes: The codes.
    ///   - list: Where the words stand.
    ///   - areOwn: Whether codes can differ from their words, each of which stands there once.
    private func check(
        _ codes: [FieldDefinition.Code],
        at list: ConfigurationNode,
        areOwn: Bool
    ) {
        var seen: Set<String> = []
        for code in codes {
            if areOwn, !seen.insert(code.code).inserted {
                log.note(.duplicate(code.code), at: list)
            }
            if code.code == "blank" || code.code.utf8.contains(UInt8(ascii: ";")) {
                let text = "the code \(quoted(code.code)) can be neither 'blank' nor contain ';'"
                log.note(.contradiction(text), at: list)
            }
        }
    }
}
