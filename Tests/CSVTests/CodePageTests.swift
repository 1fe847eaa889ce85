import CSV
import Testing

struct CodePageTests {
    @Test("every byte of a code page decodes as it should", arguments: CodePageTables.upperHalves)
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
            (Encoding.windows1250, [0x81, 0x83, 0x88, 0x90, 0x98]),
            (.windows1251, [0x98]),
            (.windows1252, [0x81, 0x8D, 0x8F, 0x90, 0x9D]),
            (.windows1254, [0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E]),
            (.iso88591, []), (.iso88592, []), (.iso88595, []), (.iso885915, []),
            (.koi8R, []), (.koi8U, []), (.cp866, []), (.macCyrillic, []),
        ] as [(Encoding, [Int])]
    )
    func unassigned(encoding: Encoding, bytes: [Int]) {
        let text = DecodedText(Array(UInt8.min...UInt8.max), encoding: encoding)
        #expect(text.faults.map(\.sourceOffset) == bytes)
    }

    @Test("every encoding of one byte a character has its table in these tests")
    func complete() {
        let unicode: Set<Encoding> = [.utf8, .utf16, .utf16LE, .utf16BE]
        let pages = Set(CodePageTables.upperHalves.map(\.encoding))
        #expect(pages == Set(Encoding.allCases).subtracting(unicode))
    }
}
