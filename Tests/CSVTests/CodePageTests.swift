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
        "a text of any length is what its bytes are one by one",
        arguments: CodePageTables.upperHalves
    )
    func longTexts(encoding: Encoding, upperHalf: String) throws {
        let digits = Array(upperHalf)
        let upper = try stride(from: 0, to: digits.count, by: 4).map { start in
            try #require(UInt32(String(digits[start..<start + 4]), radix: 16))
        }
        let lower = (0..<0x80).map { UInt32($0) }
        let scalars = try (lower + upper).map { try #require(Unicode.Scalar($0)) }
        var random = UInt32(1)
        for length in [1, 7, 8, 9, 17, 4_095, 4_096, 4_097, 12_300] {
            // Stretches of ASCII and of other letters, and of all bytes, those without a letter too.
            for least in [0x00, 0x20, 0xC0] as [UInt32] {
                let source = (0..<length).map { place in
                    random = random &* 1_664_525 &+ 1_013_904_223
                    let byte = UInt8(least + (random >> 16) % (256 - least))
                    return place % 50 < 20 ? byte & 0x7F : byte
                }
                let text = DecodedText(source, encoding: encoding)
                let expected = source.map { String(scalars[Int($0)]) }.joined()
                #expect(text.bytes == Array(expected.utf8), "\(length) bytes from \(least)")
                let odd = source.indices.filter { scalars[Int(source[$0])] == "\u{FFFD}" }
                #expect(text.faults.map(\.sourceOffset) == odd)
            }
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
