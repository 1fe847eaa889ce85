/// What a character tells about the code page that it was read in.
enum Letter: Equatable {
    /// An ASCII letter.
    case latin(isUpper: Bool)
    /// A Cyrillic letter, with how frequent it is, from -1 to 6.
    case cyrillic(isUpper: Bool, weight: Int)
    /// A Latin letter beyond ASCII, with the languages that have it.
    case accented(isUpper: Bool, languages: [Int])
    /// A sign that texts hold, such as a quotation mark.
    case mark
    /// A sign that texts hardly hold, such as the lines of old screens.
    case symbol
    /// No character at all, or a control.
    case none
    /// ASCII that is no letter, and what stands between or in words.
    case other

    /// The letters beyond ASCII of Latin languages: French, German, Spanish, Portuguese, Italian,
    /// Dutch, Danish and Norwegian, Swedish and Finnish, Icelandic, Polish, Czech and Slovak,
    /// Hungarian, Romanian, Croatian and Slovenian, Turkish.
    static let alphabets = [
        "àâæçèéêëîïôùûüÿœ", "äöüß", "áéíñóúüªº", "àáâãçéêíóôõúªº", "àèéìíòóù", "áäèéêëïíóöü",
        "æøåé", "åäöé", "áðéíóúýþæö", "ąćęłńóśźż", "áäčďéěíĺľňóôŕřšťúůýž", "áéíóöőúüű",
        "ăâîșțşţ", "čćđšž", "çğıöşüâîûİ",
    ]
    .map { Set($0.unicodeScalars) }

    /// The Cyrillic letters of Bulgarian, Ukrainian and Russian by how frequent they are.
    private static let weights: [Unicode.Scalar: Int] = {
        var weights: [Unicode.Scalar: Int] = [:]
        for (letters, weight) in [
            ("оаиент", 6), ("рсвл", 5), ("кдмпуі", 4), ("язбгъьчый", 3), ("хжшюцщфєї", 1),
            ("эґё", 0),
        ] {
            for letter in letters.unicodeScalars { weights[letter] = weight }
        }
        return weights
    }()

    private static let marks = Set("«»„“”‘‚…•№°€§©®™·´±²½¿¡£×".unicodeScalars)
    /// What may stand between two letters of a word, and says nothing.
    private static let joints = Set("\u{A0}\u{AD}’–—".unicodeScalars)

    /// Classifies a character; nil is a byte without one.
    init(_ value: UInt32?) {
        guard let value, let scalar = Unicode.Scalar(value) else {
            self = .none
            return
        }
        let lowercase = scalar.properties.lowercaseMapping.unicodeScalars
        let small = lowercase.count == 1 ? lowercase.first ?? scalar : scalar
        let isUpper = scalar.properties.isUppercase
        switch value {
        case 0x41...0x5A, 0x61...0x7A: self = .latin(isUpper: isUpper)
        case 0..<0x80: self = .other
        case 0x80..<0xA0: self = .none
        case 0x400..<0x500: self = .cyrillic(isUpper: isUpper, weight: Self.weights[small] ?? -1)
        case _ where Self.joints.contains(scalar): self = .other
        case _ where Self.marks.contains(scalar): self = .mark
        case _ where scalar.properties.isAlphabetic:
            let languages = Self.alphabets.indices.filter { Self.alphabets[$0].contains(small) }
            self = .accented(isUpper: isUpper, languages: languages)
        default: self = .symbol
        }
    }

    /// Whether it is a letter of any alphabet.
    var isLetter: Bool { isLatin || isCyrillic || isAccented }

    /// Whether it is an ASCII letter.
    var isLatin: Bool {
        if case .latin = self { true } else { false }
    }

    /// Whether it is Cyrillic.
    var isCyrillic: Bool {
        if case .cyrillic = self { true } else { false }
    }

    /// Whether it is a Latin letter beyond ASCII.
    var isAccented: Bool {
        if case .accented = self { true } else { false }
    }

    /// Whether it is a small Cyrillic letter.
    var isSmallCyrillic: Bool {
        if case .cyrillic(isUpper: false, _) = self { true } else { false }
    }

    /// Whether it is a small Latin letter beyond ASCII.
    var isSmallAccented: Bool {
        if case .accented(isUpper: false, _) = self { true } else { false }
    }
}
