/// How well the bytes of a sample make words in a code page.
///
/// A letter gains by how frequent it is in the languages of the page. What no text holds loses:
/// bytes without a character, lines and blocks of old screens, a capital after a small letter, two
/// alphabets in one word.
struct PageFit {
    /// The pages in the order in which one is taken if several read the sample alike.
    static let candidates: [Encoding] = [
        .windows1251, .koi8U, .koi8R, .iso88595, .cp866, .macCyrillic, .windows1252, .windows1250,
        .windows1254, .iso88592, .iso885915, .iso88591,
    ]

    let encoding: Encoding
    private(set) var points = 0

    private var previous = Letter.other
    private var beforePrevious = Letter.other
    /// How many letters beyond ASCII each Latin language has, in the order of their alphabets.
    private var fitting = [Int](repeating: 0, count: Letter.alphabets.count)
    private var accented = 0

    init(_ encoding: Encoding, _ sample: [UInt8]) {
        self.encoding = encoding
        guard let page = encoding.codePage else { return }
        let letters = (UInt8.min...UInt8.max).map { Letter(page.scalar(of: $0)) }
        for byte in sample {
            let letter = letters[Int(byte)]
            add(letter)
            beforePrevious = previous
            previous = letter
        }
        let best = fitting.max() ?? 0
        points += 4 * best - 4 * (accented - best)
    }

    private mutating func add(_ letter: Letter) {
        switch letter {
        case .other: break
        case .none: points -= 20
        case .symbol: points -= 8
        case .mark: points += 1
        case .latin(let isUpper):
            points -= previous.isCyrillic ? 6 : 0
            points -= isUpper && previous.isSmallAccented ? 8 : 0
            chargeInnerMark()
        case .cyrillic(let isUpper, let weight):
            points += isUpper ? weight - 1 : weight
            points -= isUpper && previous.isSmallCyrillic ? 8 : 0
            points -= previous.isLatin ? 6 : 0
            chargeInnerMark()
        case .accented(let isUpper, let languages):
            accented += 1
            for language in languages { fitting[language] += 1 }
            points -= previous.isAccented ? 3 : 0
            points -=
                isUpper && (previous.isSmallAccented || previous == .latin(isUpper: false))
                ? 8 : 0
            chargeInnerMark()
        }
    }

    /// A mark between two letters is hardly one.
    private mutating func chargeInnerMark() {
        if previous == .mark, beforePrevious.isLetter { points -= 7 }
    }
}
