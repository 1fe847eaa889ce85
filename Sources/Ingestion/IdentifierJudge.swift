import Grants

/// Tells of identifiers whether they are right, and what they say.
struct IdentifierJudge {
    /// What is known of a text.
    enum Judgement: Equatable {
        /// Nothing: it is no number, and need be none.
        case unknown
        /// It is right for none of the kinds.
        case wrong
        /// It is right, and says this.
        case right(IdentifierFacts)

        /// Whether it is right; nothing where that is not known.
        var isRight: Bool? {
            switch self {
            case .unknown: nil
            case .wrong: false
            case .right: true
            }
        }
    }

    let kinds: [IdentifierKind]

    /// Judges a text without outer blanks; an empty one is unknown.
    func judgement(of text: ArraySlice<UInt8>) -> Judgement {
        guard !text.isEmpty else { return .unknown }
        guard let digits = DigitText(text) else {
            return mayHaveLetters && Self.hasLetters(text) ? .unknown : .wrong
        }
        for kind in kinds {
            if let facts = kind.facts(of: digits) { return .right(facts) }
        }
        return .wrong
    }

    private var mayHaveLetters: Bool { kinds.contains(where: \.mayBeRefused) }

    private static func hasLetters(_ text: ArraySlice<UInt8>) -> Bool {
        String(decoding: text, as: UTF8.self).unicodeScalars.contains(
            where: \.properties.isAlphabetic
        )
    }
}
