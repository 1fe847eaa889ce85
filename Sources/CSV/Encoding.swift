/// A character encoding that an export may be written in.
public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// UTF-16 whose byte order mark decides; little endian where there is none.
    case utf16 = "utf-16"
    /// UTF-16, little endian.
    case utf16LE = "utf-16le"
    /// UTF-16, big endian.
    case utf16BE = "utf-16be"
    /// The Cyrillic code page of Windows.
    case windows1251 = "windows-1251"
    /// The western code page of Windows.
    case windows1252 = "windows-1252"
    /// The Cyrillic part of ISO 8859.
    case iso88595 = "iso-8859-5"
    /// The Ukrainian KOI8 code page (RFC 2319).
    case koi8U = "koi8-u"
    /// The Russian KOI8 code page (RFC 1489).
    case koi8R = "koi8-r"
    /// The Cyrillic code page of MS-DOS.
    case cp866 = "cp866"
    /// The Cyrillic code page of the Macintosh.
    case macCyrillic = "x-mac-cyrillic"
    /// The code page of Windows for Central Europe.
    case windows1250 = "windows-1250"
    /// The Turkish code page of Windows.
    case windows1254 = "windows-1254"
    /// The western part of ISO 8859, also called Latin 1.
    case iso88591 = "iso-8859-1"
    /// The part of ISO 8859 for Central Europe, also called Latin 2.
    case iso88592 = "iso-8859-2"
    /// The western part of ISO 8859 with the euro sign, also called Latin 9.
    case iso885915 = "iso-8859-15"

    /// Finds the encoding that a label names, by its usual aliases.
    ///
    /// Letter case, hyphens, underscores and spaces do not count: `UTF-8`, `utf8` and `Utf_8` are
    /// one.
    public init?(label: String) {
        let squeezed = label.lowercased().filter { !"-_ ".contains($0) }
        guard let encoding = Encoding.aliases[squeezed] else { return nil }
        self = encoding
    }

    private static let aliases: [String: Encoding] = {
        let names: [(Encoding, String)] = [
            (.utf8, "utf8 utf8sig utf8bom ascii usascii"),
            (.utf16, "utf16"),
            (.utf16LE, "utf16le ucs2le"),
            (.utf16BE, "utf16be ucs2be"),
            (.windows1250, "windows1250 win1250 cp1250 xcp1250"),
            (.windows1251, "windows1251 win1251 cp1251 xcp1251"),
            (.windows1252, "windows1252 win1252 cp1252 xcp1252"),
            (.windows1254, "windows1254 win1254 cp1254 xcp1254"),
            (.iso88591, "iso88591 latin1 l1 isoir100"),
            (.iso88592, "iso88592 latin2 l2 isoir101"),
            (.iso88595, "iso88595 cyrillic isoir144"),
            (.iso885915, "iso885915 latin9 l9"),
            (.koi8R, "koi8r koi8 koi cskoi8r"),
            (.koi8U, "koi8u koi8ru"),
            (.cp866, "cp866 ibm866 dos866 866 csibm866"),
            (.macCyrillic, "xmaccyrillic maccyrillic xmacukrainian macukrainian"),
        ]
        let pairs = names.flatMap { encoding, text in
            text.split(separator: " ").map { (String($0), encoding) }
        }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// Whether each byte is a character, of which the lower half is ASCII.
    public var hasOneByteUnits: Bool { codePage != nil }

    /// The table of an encoding of one byte a character; nil for the forms of Unicode.
    var codePage: CodePage? {
        switch self {
        case .utf8, .utf16, .utf16LE, .utf16BE: nil
        case .windows1250: .windows1250
        case .windows1251: .windows1251
        case .windows1252: .windows1252
        case .windows1254: .windows1254
        case .iso88591: .iso88591
        case .iso88592: .iso88592
        case .iso88595: .iso88595
        case .iso885915: .iso885915
        case .koi8R: .koi8R
        case .koi8U: .koi8U
        case .cp866: .cp866
        case .macCyrillic: .macCyrillic
        }
    }
}
