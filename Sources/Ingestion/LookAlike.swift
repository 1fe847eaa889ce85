/// Letters of the Latin and Cyrillic alphabets that look the same.
enum LookAlike {
    /// A letter of the wrong alphabet, and the one that it looks like.
    struct Letter: Equatable {
        var found: Unicode.Scalar
        var meant: Unicode.Scalar

        var isLatin: Bool { LookAlike.isLatin(found) }
    }

    private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
        ("A", "А"), ("B", "В"), ("C", "С"), ("E", "Е"), ("H", "Н"), ("I", "І"), ("J", "Ј"),
        ("K", "К"), ("M", "М"), ("O", "О"), ("P", "Р"), ("S", "Ѕ"), ("T", "Т"), ("X", "Х"),
        ("Y", "У"), ("a", "а"), ("c", "с"), ("e", "е"), ("i", "і"), ("j", "ј"), ("o", "о"),
        ("p", "р"), ("s", "ѕ"), ("x", "х"), ("y", "у"), ("k", "к"), ("m", "м"), ("t", "т"),
        ("b", "в"), ("h", "н"), ("Ï", "Ї"), ("ï", "ї"), ("Ë", "Ё"), ("ë", "ё"),
    ]

    private static let cyrillicOfLatin = Dictionary(
        uniqueKeysWithValues: pairs.map { ($0.latin, $0.cyrillic) }
    )

    private static let latinOfCyrillic = Dictionary(
        uniqueKeysWithValues: pairs.map { ($0.cyrillic, $0.latin) }
    )

    static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z": true
        default: (0xC0..<0x250).contains(scalar.value) && scalar.properties.isAlphabetic
        }
    }

    static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
        (0x400...0x52F).contains(scalar.value)
    }

    /// Returns a text with every letter that has a Cyrillic twin made that twin, in lower case.
    static func skeleton(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(cyrillicOfLatin[scalar] ?? scalar) }
        return String(scalars).lowercased()
    }

    /// Returns the first letter in which a text differs from a word of the same skeleton.
    static func firstLetter(in text: String, unlike word: String) -> Letter? {
        for (found, meant) in zip(text.unicodeScalars, word.unicodeScalars) {
            let twin = cyrillicOfLatin[found] ?? latinOfCyrillic[found]
            guard let twin,
                twin == meant
                    || twin.properties.lowercaseMapping
                        == meant.properties.lowercaseMapping,
                found.properties.lowercaseMapping != meant.properties.lowercaseMapping
            else { continue }
            return Letter(found: found, meant: meant)
        }
        return nil
    }

    /// Returns the first letter of another alphabet in a word that mixes Latin and Cyrillic.
    static func firstMixedLetter(in text: String) -> Letter? {
        guard text.unicodeScalars.contains(where: isLatin),
            text.unicodeScalars.contains(where: isCyrillic)
        else { return nil }
        let words = text.unicodeScalars.split { !$0.properties.isAlphabetic }
        for word in words where word.contains(where: isLatin) && word.contains(where: isCyrillic) {
            let latin = word.filter(isLatin).count
            let fewer = latin * 2 <= word.count ? cyrillicOfLatin : latinOfCyrillic
            for scalar in word {
                if let twin = fewer[scalar] { return Letter(found: scalar, meant: twin) }
            }
        }
        return nil
    }
}
