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
        ] as [(String, Encoding)]
    )
    func labels(label: String, encoding: Encoding) {
        #expect(Encoding(label: label) == encoding)
    }

    @Test("each encoding is known by its own name", arguments: Encoding.allCases)
    func ownName(encoding: Encoding) {
        #expect(Encoding(label: encoding.rawValue) == encoding)
    }

    @Test("other labels are not", arguments: ["", "latin1", "koi8-r", "utf-7", "1251", "utf-8x"])
    func unknown(label: String) {
        #expect(Encoding(label: label) == nil)
    }
}
