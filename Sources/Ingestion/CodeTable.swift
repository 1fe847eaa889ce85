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

    private struct Entry {
        var word: String
        var code: String
    }

    private let exact: [[UInt8]: String]
    /// By the word in small letters; nothing where words of unlike codes differ in case only.
    private let folded: [String: Entry?]
    private let skeletons: [String: String]

    init(_ words: [(word: String, code: String)]) {
        exact = Dictionary(words.map { (Array($0.word.utf8), $0.code) }) { first, _ in first }
        let entries = words.map { Entry(word: Mending.withPlainSpaces($0.word), code: $0.code) }
        folded = Dictionary(entries.map { ($0.word.lowercased(), $0) }) { first, second in
            first?.code == second?.code ? first : nil
        }
        skeletons = Dictionary(entries.map { (LookAlike.skeleton($0.word), $0.word) }) { first, _ in
            first
        }
    }

    func match(_ text: String) -> Match {
        if let code = exact[Array(text.utf8)] { return .found(code: code, Difference()) }
        let plain = Mending.withPlainSpaces(text)
        if let entry = folded[plain.lowercased()] ?? nil {
            return .found(code: entry.code, Self.difference(of: text, plain, from: entry.word))
        }
        if let word = skeletons[LookAlike.skeleton(plain)],
            let letter = LookAlike.firstLetter(in: plain, unlike: word)
        {
            return .lookAlike(letter)
        }
        return .unknown
    }

    private static func difference(
        of text: String,
        _ plain: String,
        from word: String
    ) -> Difference {
        Difference(
            letterCase: plain != word,
            space: !plain.utf8.elementsEqual(text.utf8),
            form: !plain.lowercased().utf8.elementsEqual(word.lowercased().utf8)
        )
    }
}
