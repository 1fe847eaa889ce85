import CSV
import Testing

struct EncodingTests {
    @Test(
        "usual labels are known in any letter case",
        arguments: [
            ("UTF-8", .utf8), ("utf8", .utf8), ("utf-8-sig", .utf8), ("UTF_8", .utf8),
            ("utf-16", .utf16), ("UTF16", .utf16), ("utf-16-le", .utf16LE), ("UTF-16LE", .utf16LE),
            ("utf-16-be", .utf16BE), ("utf16be", .utf16BE), ("cp1251", .windows1251),
            ("CP-1251", .windows1251), ("win-1251", .windows1251), ("Windows-1251", .windows1251),
            ("cp1252", .windows1252), ("windows1252", .windows1252), ("iso8859-5", .iso88595),
            ("ISO_8859-5", .iso88595), ("koi8u", .koi8U), ("KOI8-U", .koi8U),
            ("cp1250", .windows1250), ("Windows-1250", .windows1250), ("WIN-1254", .windows1254),
            ("cp1254", .windows1254), ("latin1", .iso88591), ("ISO_8859-1", .iso88591),
            ("latin-2", .iso88592), ("iso8859-2", .iso88592), ("Latin-9", .iso885915),
            ("iso8859-15", .iso885915), ("KOI8-R", .koi8R), ("koi8_r", .koi8R),
            ("IBM866", .cp866), ("cp-866", .cp866), ("MacCyrillic", .macCyrillic),
            ("mac_cyrillic", .macCyrillic), ("x-mac-ukrainian", .macCyrillic),
        ] as [(String, Encoding)]
    )
    func labels(label: String, encoding: Encoding) {
        #expect(Encoding(label: label) == encoding)
    }

    @Test("each encoding is known by its own name", arguments: Encoding.allCases)
    func ownName(encoding: Encoding) {
        #expect(Encoding(label: encoding.rawValue) == encoding)
    }

    @Test("other labels are not", arguments: ["", "latin7", "koi8-t", "utf-7", "1251", "utf-8x"])
    func unknown(label: String) {
        #expect(Encoding(label: label) == nil)
    }
}
