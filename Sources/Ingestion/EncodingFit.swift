import CSV
import Grants

/// Finds the encodings in which a whole file is text that people write.
///
/// An encoding fits where it knows every byte, shows the declared header, and makes words: of one
/// alphabet, without a capital after a small letter, without a sign inside. A code page of another
/// alphabet knows all bytes too, and makes none.
enum EncodingFit {
    /// Returns the encodings other than the declared one that fit, in the order of `Encoding`.
    static func encodings(of source: [UInt8], as table: TableDefinition) -> [Encoding] {
        Encoding.allCases.filter { encoding in
            // The mark of utf-16 only tells which of the two others it is.
            guard encoding != table.encoding, encoding != .utf16 else { return false }
            let text = DecodedText(source, encoding: encoding)
            return text.faults.isEmpty && hasHeader(text, table) && isPlausible(text.bytes)
        }
    }

    private static func hasHeader(_ text: DecodedText, _ table: TableDefinition) -> Bool {
        guard table.dialect.header else { return true }
        var dialect = table.dialect
        dialect.lineEnd = .any
        var reader = Reader(text, dialect: dialect)
        let names = Set((reader.readHeader() ?? []).map(Layout.name))
        return table.columns.allSatisfy { names.contains(Mending.columnName($0.header)) }
    }

    /// Tells whether nine of ten words with letters beyond ASCII are words, and no control stands
    /// between them.
    private static func isPlausible(_ text: [UInt8]) -> Bool {
        var word = Word()
        var tally = Tally()
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if isControl(scalar) { return false }
            if word.takes(scalar) { continue }
            tally.add(word)
            word = Word()
        }
        tally.add(word)
        return tally.bad * 10 <= tally.all
    }

    /// The words with letters beyond ASCII.
    private struct Tally {
        var all = 0
        var bad = 0

        mutating func add(_ word: Word) {
            guard word.isTelling else { return }
            all += 1
            if !word.isNatural { bad += 1 }
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0: true
        default: false
        }
    }
}

/// A run of letters and signs beyond ASCII, with what tells whether somebody wrote it.
private struct Word {
    /// Signs that stand beside words in ordinary text: spaces, quotes, dashes, degree, number.
    private static let signs: Set<UInt32> = [
        0xA0, 0xA7, 0xAB, 0xB0, 0xB7, 0xBB, 0x2007, 0x2009, 0x202F, 0x2013, 0x2014, 0x2018, 0x2019,
        0x201A, 0x201C, 0x201D, 0x201E, 0x2026, 0x20AC, 0x2116, 0xFEFF,
    ]
    /// Cyrillic letters that neither Bulgarian, Ukrainian nor Russian has.
    private static let foreign = "ЂЃЅЈЉЊЋЌЎЏђѓѕјљњћќўџ".unicodeScalars.map(\.value)

    private var ascii = 0
    private var latin = 0
    private var cyrillic = 0
    private var odd = 0
    private var wasSmall = false

    /// Whether the word has anything beyond ASCII.
    var isTelling: Bool { latin + cyrillic + odd > 0 }

    var isNatural: Bool {
        odd == 0 && (cyrillic == 0 ? latin <= ascii : latin == 0 && ascii == 0)
    }

    /// Takes up a scalar, unless the word ends with it.
    mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
        let isSmall = scalar.properties.isLowercase
        if scalar.isASCII {
            guard scalar.properties.isAlphabetic else { return false }
            ascii += 1
        } else if Self.signs.contains(scalar.value) {
            return false
        } else if LookAlike.isCyrillic(scalar) {
            let isOdd = !isSmall && wasSmall || Self.foreign.contains(scalar.value)
            if isOdd { odd += 1 } else { cyrillic += 1 }
        } else if LookAlike.isLatin(scalar) {
            latin += 1
        } else {
            odd += 1
        }
        wasSmall = isSmall
        return true
    }
}
