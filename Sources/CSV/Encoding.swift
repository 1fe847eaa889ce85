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

    /// Finds the encoding that a label names, by its usual aliases.
    ///
    /// Letter case, hyphens, underscores and spaces do not count: `UTF-8`, `utf8` and `Utf_8` are
    /// one.
    public init?(label: String) {
        let squeezed = label.lowercased().filter { !"-_ ".contains($0) }
        switch squeezed {
        case "utf8", "utf8sig", "utf8bom", "ascii", "usascii": self = .utf8
        case "utf16": self = .utf16
        case "utf16le", "ucs2le": self = .utf16LE
        case "utf16be", "ucs2be": self = .utf16BE
        case "windows1251", "win1251", "cp1251", "xcp1251": self = .windows1251
        case "windows1252", "win1252", "cp1252", "xcp1252": self = .windows1252
        case "iso88595", "cyrillic", "isoir144": self = .iso88595
        case "koi8u": self = .koi8U
        default: return nil
        }
    }
}
