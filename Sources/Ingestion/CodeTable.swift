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
        /// The word with plain spaces.
        var plain: String
    }

    private let entries: [Entry]
    private let exact: [[UInt8]: String]
    /// By the word in small letters; nothing where words of unlike codes differ in case only.
    private lazy var folded: [String: Entry?] = Dictionary(
        entries.map { ($0.plain.lowercased(), $0) }
    ) { first, second in first?.code == second?.code ? first : nil }
    private lazy var skeletons: [String: String] = Dictionary(
        entries.map { (LookAlike.skeleton($0.plain), $0.plain) }
    ) { first, _ in first }

    init(_ words: [(word: String, code: String)]) {
        exact = Dictionary(words.map { (Array($0.word.utf8), $0.code) }) { first, _ in first }
        entries = words.map { word, code in
            Entry(word: word, code: code, plain: Mending.withPlainSpaces(word))
        }
    }

    /// Finds a word; what differs from the list is looked for only where it is not there as it is.
    mutating func match(_ text: String) -> Match {
        if let code = exact[Array(text.utf8)] { return .found(code: code, Difference()) }
        let plain = Mending.withPlainSpaces(text)
        if let entry = folded[plain.lowercased()] ?? nil {
            return .found(code: entry.code, Self.difference(of: text, plain, from: entry))
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
        from entry: Entry
    ) -> Difference {
        let isMended = !plain.utf8.elementsEqual(text.utf8)
        let isListMended = !entry.plain.utf8.elementsEqual(entry.word.utf8)
        return Difference(
            letterCase: plain != entry.plain,
            space: isMended || isListMended,
            form: !plain.lowercased().utf8.elementsEqual(entry.plain.lowercased().utf8)
        )
    }
}
