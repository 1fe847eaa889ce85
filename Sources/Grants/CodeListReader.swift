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
        let categories = field.optional("categories").map { words($0, field) }
        let allowed = constraints?.optional("enum").map { words($0, field) }
        let details = own?.optional("codes")
        guard let words = allowed ?? categories else {
            if let details { log.note(.contradiction("'codes' needs an 'enum'"), at: details) }
            return nil
        }
        var codes = words.map { FieldDefinition.Code(value: $0, code: $0, label: nil) }
        if let details { add(details, to: &codes) }
        let names = codes.map(\.code)
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            log.note(.duplicate(name), at: field.node)
        }
        for name in names where name == "blank" || name.contains(";") {
            log.note(.contradiction("a code can be neither 'blank' nor contain ';'"), at: field.node)
        }
        return codes
    }

    private func words(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> [String] {
        reader.items(of: node).compactMap { item in
            if let value = item["value"] { return reader.text(of: value) }
            return reader.text(of: item)
        }
    }

    private func add(_ details: ConfigurationNode, to codes: inout [FieldDefinition.Code]) {
        let reader = ConfigurationReader(details, log: log)
        for entry in reader.keys {
            guard let index = codes.firstIndex(where: { $0.value == entry.key }) else {
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

    private func label(_ detail: ConfigurationReader, word: String) -> LocalizedText {
        var label = LocalizedText()
        for (index, language) in languages.enumerated() {
            let text = detail.text(language.rawValue)
            label.texts[language] = text ?? (index == 0 ? word : nil)
            if label.texts[language] == nil {
                log.note(.missingTranslation(language.rawValue), at: detail.node)
            }
        }
        return label
    }
}
