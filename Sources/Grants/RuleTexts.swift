import Expressions

/// Reads what a rule tells people, in which names stand for headers and limits: `{exit_date}` for the
/// header of that field, `{capacity}` for the value of that parameter.
///
/// A value of a record can never stand there.
struct RuleTexts {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let table: TableDefinition?

    func text(
        _ key: String,
        _ reader: ConfigurationReader,
        isRequired: Bool = false
    ) -> LocalizedText? {
        guard let node = isRequired ? reader.required(key) : reader.optional(key),
            var text = reader.localized(of: node, languages: languages)
        else { return nil }
        var unknown: [String] = []
        for (language, words) in text.texts {
            text.texts[language] = filled(words) { name in
                let known = word(for: name)
                if known == nil && !unknown.contains(name) { unknown.append(name) }
                return known
            }
        }
        for name in unknown.sorted() where table != nil {
            let suggestion = Spelling.nearest(to: name, among: names)
            log.note(.unknownName(name, of: "field or parameter", suggestion: suggestion), at: node)
        }
        return text
    }

    private func word(for name: String) -> String? {
        table?.field(name)?.header ?? scope.parameters[name]?.description
    }

    private var names: [String] {
        ((table?.fields.map(\.name) ?? []) + scope.parameters.keys).sorted()
    }

    /// Puts words in the place of `{names}`; what has not the form of a name stays as it is.
    private func filled(_ text: String, _ word: (String) -> String?) -> String {
        // By bytes: most texts have no brace, and are looked at quickly so.
        var rest = text[...]
        var filled = ""
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            let first = rest.utf8.index(after: open)
            let name = String(rest[first..<close])
            if NameForm.identifier.allows(name) {
                filled += rest[..<open] + (word(name) ?? "{\(name)}")
                rest = rest[rest.utf8.index(after: close)...]
            } else {
                filled += rest[..<first]
                rest = rest[first...]
            }
        }
        return filled + rest
    }
}
