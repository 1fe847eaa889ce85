/// A code page of one byte a character whose lower half is ASCII.
struct CodePage: Sendable {
    /// The scalars of the bytes from 0x80 on; U+FFFD where the page assigns none.
    private let upperHalf: [UInt32]

    private init(_ upperHalf: String) {
        self.upperHalf = upperHalf.unicodeScalars.map(\.value)
    }

    /// Finds the scalar of a byte, nil where the page assigns none.
    func scalar(of byte: UInt8) -> UInt32? {
        guard byte >= 0x80 else { return UInt32(byte) }
        let scalar = upperHalf[Int(byte) - 0x80]
        return scalar == 0xFFFD ? nil : scalar
    }

    /// Windows-1251: 0x98 is not assigned.
    static let windows1251 = CodePage(
        """
        ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ\
        ђ‘’“”•–—\u{FFFD}™љ›њќћџ\
        \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї\
        °±Ііґµ¶·ё№є»јЅѕї\
        АБВГДЕЖЗИЙКЛМНОП\
        РСТУФХЦЧШЩЪЫЬЭЮЯ\
        абвгдежзийклмноп\
        рстуфхцчшщъыьэюя
        """
    )

    /// Windows-1252: 0x81, 0x8D, 0x8F, 0x90 and 0x9D are not assigned.
    static let windows1252 = CodePage(
        """
        €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\
        \u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\
        \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯\
        °±²³´µ¶·¸¹º»¼½¾¿\
        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ\
        ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
        àáâãäåæçèéêëìíîï\
        ðñòóôõö÷øùúûüýþÿ
        """
    )

    /// ISO 8859-5: 0x80 to 0x9F are the C1 controls.
    static let iso88595 = CodePage(
        """
        \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\
        \u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\
        \u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\
        \u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\
        \u{A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏ\
        АБВГДЕЖЗИЙКЛМНОП\
        РСТУФХЦЧШЩЪЫЬЭЮЯ\
        абвгдежзийклмноп\
        рстуфхцчшщъыьэюя\
        №ёђѓєѕіїјљњћќ§ўџ
        """
    )

    /// KOI8-U as in RFC 2319.
    static let koi8U = CodePage(
        """
        ─│┌┐└┘├┤┬┴┼▀▄█▌▐\
        ░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷\
        ═║╒ёє╔ії╗╘╙╚╛ґ╝╞\
        ╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©\
        юабцдефгхийклмно\
        пярстужвьызшэщчъ\
        ЮАБЦДЕФГХИЙКЛМНО\
        ПЯРСТУЖВЬЫЗШЭЩЧЪ
        """
    )
}
