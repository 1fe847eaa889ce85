/// Finds the code of a word, also where the word differs in what cannot change its meaning.
struct CodeTable {
    /// In what a word differed from the list's.
    struct Difference: Equatable {
        var letterCase = false
        var space = false
        var form = false
    }

    /// What a word is.
    enum Match: Equatable {
        case found(code: String, Difference)
        case lookAlike(LookAlike.Letter)
        case unknown
    }

    private let exact: [[UInt8]: String]
    private let folded: [String: (word: String, code: String)]
    private let skeletons: [String: String]

    init(_ words: [(word: String, code: String)]) {
        exact = Dictionary(words.map { (Array($0.word.utf8), $0.code) }) { first, _ in first }
        folded = Dictionary(words.map { ($0.word.lowercased(), $0) }) { first, _ in first }
        skeletons = Dictionary(words.map { (LookAlike.skeleton($0.word), $0.word) }) { first, _ in
            first
        }
    }

    func match(_ text: String) -> Match {
        if let code = exact[Array(text.utf8)] { return .found(code: code, Difference()) }
        let plain = Mending.withPlainSpaces(text)
        if let (word, code) = folded[plain.lowercased()] {
            let difference = Difference(
                letterCase: plain != word,
                space: !plain.utf8.elementsEqual(text.utf8),
                form: plain == word && !plain.utf8.elementsEqual(word.utf8)
            )
            return .found(code: code, difference)
        }
        if let word = skeletons[LookAlike.skeleton(plain)],
            let letter = LookAlike.firstLetter(in: plain, unlike: word)
        {
            return .lookAlike(letter)
        }
        return .unknown
    }
}
