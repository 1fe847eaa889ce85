import CSV
import Testing

struct CodePageTests {
    /// The upper halves of the pages as another implementation has them, four hexadecimal digits a
    /// byte.
    private static let upperHalves: [(Encoding, String)] = [
        (
            Encoding.windows1251,
            """
            04020403201A0453201E20262020202120AC203004092039040A040C040B040F\
            045220182019201C201D202220132014FFFD21220459203A045A045C045B045F\
            00A0040E045E040800A4049000A600A7040100A9040400AB00AC00AD00AE0407\
            00B000B104060456049100B500B600B704512116045400BB0458040504550457\
            0410041104120413041404150416041704180419041A041B041C041D041E041F\
            0420042104220423042404250426042704280429042A042B042C042D042E042F\
            0430043104320433043404350436043704380439043A043B043C043D043E043F\
            0440044104420443044404450446044704480449044A044B044C044D044E044F
            """
        ),
        (
            Encoding.windows1252,
            """
            20ACFFFD201A0192201E20262020202102C62030016020390152FFFD017DFFFD\
            FFFD20182019201C201D20222013201402DC21220161203A0153FFFD017E0178\
            00A000A100A200A300A400A500A600A700A800A900AA00AB00AC00AD00AE00AF\
            00B000B100B200B300B400B500B600B700B800B900BA00BB00BC00BD00BE00BF\
            00C000C100C200C300C400C500C600C700C800C900CA00CB00CC00CD00CE00CF\
            00D000D100D200D300D400D500D600D700D800D900DA00DB00DC00DD00DE00DF\
            00E000E100E200E300E400E500E600E700E800E900EA00EB00EC00ED00EE00EF\
            00F000F100F200F300F400F500F600F700F800F900FA00FB00FC00FD00FE00FF
            """
        ),
        (
            Encoding.iso88595,
            """
            0080008100820083008400850086008700880089008A008B008C008D008E008F\
            0090009100920093009400950096009700980099009A009B009C009D009E009F\
            00A0040104020403040404050406040704080409040A040B040C00AD040E040F\
            0410041104120413041404150416041704180419041A041B041C041D041E041F\
            0420042104220423042404250426042704280429042A042B042C042D042E042F\
            0430043104320433043404350436043704380439043A043B043C043D043E043F\
            0440044104420443044404450446044704480449044A044B044C044D044E044F\
            2116045104520453045404550456045704580459045A045B045C00A7045E045F
            """
        ),
        (
            Encoding.koi8U,
            """
            25002502250C251025142518251C2524252C2534253C258025842588258C2590\
            259125922593232025A02219221A22482264226500A0232100B000B200B700F7\
            25502551255204510454255404560457255725582559255A255B0491255D255E\
            255F25602561040104042563040604072566256725682569256A0490256C00A9\
            044E0430043104460434043504440433044504380439043A043B043C043D043E\
            043F044F044004410442044304360432044C044B04370448044D04490447044A\
            042E0410041104260414041504240413042504180419041A041B041C041D041E\
            041F042F042004210422042304160412042C042B04170428042D04290427042A
            """
        ),
    ]

    @Test("every byte of a code page decodes as it should", arguments: upperHalves)
    func everyByte(encoding: Encoding, upperHalf: String) throws {
        let digits = Array(upperHalf)
        try #require(digits.count == 4 * 128)
        for byte in UInt8.min...UInt8.max {
            let text = DecodedText([0x2E, byte, 0x2E], encoding: encoding)
            var expected = UInt32(byte)
            if byte >= 0x80 {
                let start = 4 * (Int(byte) - 0x80)
                expected = try #require(UInt32(String(digits[start..<start + 4]), radix: 16))
            }
            let scalar = try #require(Unicode.Scalar(expected))
            #expect(text.bytes == Array(".\(scalar).".utf8), "byte \(byte)")
            let fault = EncodingFault(offset: 1, sourceOffset: 1)
            #expect(text.faults == (expected == 0xFFFD ? [fault] : []), "byte \(byte)")
        }
    }

    @Test(
        "only unassigned bytes are faults",
        arguments: [
            (Encoding.windows1251, [0x98]),
            (.windows1252, [0x81, 0x8D, 0x8F, 0x90, 0x9D]),
            (.iso88595, []),
            (.koi8U, []),
        ] as [(Encoding, [Int])]
    )
    func unassigned(encoding: Encoding, bytes: [Int]) {
        let text = DecodedText(Array(UInt8.min...UInt8.max), encoding: encoding)
        #expect(text.faults.map(\.sourceOffset) == bytes)
    }
}
