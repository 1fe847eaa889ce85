import Grants

/// Checks the labels of a report's languages before anything is rendered.
enum LabelsCheck {
    /// Checks that every language has what the program writes, and the same keys as the first one.
    static func check(_ labels: [Labels]) throws(TemplateFault) {
        let needed = Set(LabelKey.allCases.map(\.rawValue))
        let keys = labels.reduce(into: needed) { $0.formUnion($1.labels.keys) }
        for language in labels {
            let missing = keys.subtracting(language.labels.keys).min {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
            guard let missing else { continue }
            throw TemplateFault(
                file: language.file.name,
                line: 0,
                reason: .missingLabel(missing)
            )
        }
    }
}
