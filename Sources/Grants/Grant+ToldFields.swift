extension Grant {
    /// Gives titles to the fields of what identifiers tell, and labels to the codes in them.
    ///
    /// - Parameter labels: The words of the grant's languages.
    /// - Returns: The grant with these words.
    public func namingToldFields(by labels: [Labels]) -> Grant {
        var grant = self
        for table in exports.tables.indices {
            for place in exports.tables[table].fields.indices {
                guard case .identifier(_, let detail) = exports.tables[table].fields[place].origin
                else { continue }
                grant.exports.tables[table].fields[place].name(detail, by: labels)
            }
        }
        return grant
    }
}

extension FieldDefinition {
    private static let sexLabels = ["F": "identifier.female", "M": "identifier.male"]

    /// Takes the words for what an identifier tells; the title names the identifier until then.
    fileprivate mutating func name(_ detail: IdentifierForm.Detail, by labels: [Labels]) {
        let identifier = title
        title = LocalizedText()
        for words in labels {
            let field = ["field": identifier.text(in: words.language)]
            title.texts[words.language] = words.text("identifier.\(detail.rawValue)", field)
        }
        codes = codes?.map { code in
            var code = code
            code.label = Self.sexLabels[code.code].map { key in
                LocalizedText(Dictionary(labels.map { ($0.language, $0.text(key)) }) { $1 })
            }
            return code
        }
    }
}
