import CSV
import TestSupport
import Testing

struct DecodedTextUTF8Tests {
    typealias Case = (
        name: String, source: String, decoded: String, offsets: [Int], sourceOffsets: [Int]
    )

    /// What another implementation makes of ill-formed UTF-8: source and result in hexadecimal.
    private static let cases: [Case] = [
        ("a bare continuation", "618062", "61EFBFBD62", [1], [1]),
        ("two bare continuations", "80BF", "EFBFBDEFBFBD", [0, 3], [0, 1]),
        ("an overlong slash", "C0AF", "EFBFBDEFBFBD", [0, 3], [0, 1]),
        ("a long overlong", "E080AF", "EFBFBDEFBFBDEFBFBD", [0, 3, 6], [0, 1, 2]),
        (
            "an overlong of four", "F08080AF", "EFBFBDEFBFBDEFBFBDEFBFBD", [0, 3, 6, 9],
            [0, 1, 2, 3]
        ),
        ("a surrogate", "EDA080", "EFBFBDEFBFBDEFBFBD", [0, 3, 6], [0, 1, 2]),
        (
            "beyond the last plane", "F4908080", "EFBFBDEFBFBDEFBFBDEFBFBD", [0, 3, 6, 9],
            [0, 1, 2, 3]
        ),
        ("a lead that never was", "F580FF", "EFBFBDEFBFBDEFBFBD", [0, 3, 6], [0, 1, 2]),
        ("a cut sequence of two", "D0", "EFBFBD", [0], [0]),
        ("a cut sequence of three", "E282", "EFBFBD", [0], [0]),
        ("a cut sequence of four", "F09F98", "EFBFBD", [0], [0]),
        ("a cut sequence before text", "E28261", "EFBFBD61", [0], [0]),
        ("a cut sequence before another", "F09FD0B1", "EFBFBDD0B1", [0], [0]),
        (
            "the example of the standard", "61F18080E180C26280638080BF64",
            "61EFBFBDEFBFBDEFBFBD62EFBFBD63EFBFBDEFBFBDEFBFBD64", [1, 4, 7, 11, 15, 18, 21],
            [1, 4, 6, 8, 10, 11, 12]
        ),
        (
            "Windows-1251 text", "C4E03BEDE5", "EFBFBDEFBFBD3BEFBFBDEFBFBD", [0, 3, 7, 10],
            [0, 1, 3, 4]
        ),
        (
            "faults after good text", "D0B6D189FFE282ACFE", "D0B6D189EFBFBDE282ACEFBFBD", [4, 10],
            [4, 8]
        ),
        ("the last good scalars", "F48FBFBFEE8080ED9FBF", "F48FBFBFEE8080ED9FBF", [], []),
        ("a mark inside", "61EFBBBF62", "61EFBBBF62", [], []),
        ("a mark before a fault", "EFBBBF61FF", "61EFBFBD", [1], [4]),
        ("half a mark", "EFBB", "EFBFBD", [0], [0]),
    ]

    @Test("ill-formed UTF-8 is replaced by maximal subparts", arguments: cases)
    func illFormed(example: Case) throws {
        let source = try bytes(example.source)
        let text = DecodedText(source, encoding: .utf8)
        #expect(try text.bytes == bytes(example.decoded), "\(example.name)")
        #expect(text.faults.map(\.offset) == example.offsets, "\(example.name)")
        #expect(text.faults.map(\.sourceOffset) == example.sourceOffsets, "\(example.name)")
    }

    @Test("the byte order mark goes, and only the first one")
    func byteOrderMark() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(DecodedText(mark + [0x61], encoding: .utf8).bytes == [0x61])
        #expect(DecodedText(mark, encoding: .utf8).bytes.isEmpty)
        #expect(DecodedText(mark + mark, encoding: .utf8).bytes == mark)
        #expect(DecodedText([], encoding: .utf8).bytes.isEmpty)
    }

    @Test("random bytes decode as the standard library repairs them", arguments: 0..<200 as Range)
    func random(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let alphabet: [UInt8] = [
            0x00, 0x2C, 0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xD0, 0xE0,
            0xE2,
            0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
        ]
        let source = (0..<200).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        let text = DecodedText(source, encoding: .utf8)
        #expect(text.bytes == Array(String(decoding: source, as: UTF8.self).utf8))
        for fault in text.faults {
            #expect(text.bytes[fault.offset...].starts(with: [0xEF, 0xBF, 0xBD]))
        }
    }

    @Test("a fault on either side of a block's edge is found, and nothing else", arguments: cases)
    func edges(example: Case) throws {
        let source = try bytes(example.source)
        for filling in ["a", "ж", "€", "😀"] {
            let filling = Array(filling.utf8)
            for place in 56..<136 {
                let odd = [UInt8](repeating: 0x61, count: place % filling.count)
                let before = odd + repeated(filling, place / filling.count)
                let text = before + source + repeated(filling, 80)
                let decoded = DecodedText(text, encoding: .utf8)
                #expect(
                    decoded.bytes == Array(String(decoding: text, as: UTF8.self).utf8),
                    "\(example.name) at \(place)"
                )
                #expect(decoded.faults.count == example.offsets.count)
            }
        }
    }

    private func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
        Array(repeatElement(bytes, count: count).joined())
    }

    private func bytes(_ hexadecimal: String) throws -> [UInt8] {
        let digits = Array(hexadecimal)
        return try stride(from: 0, to: digits.count, by: 2).map { start in
            try #require(UInt8(String(digits[start..<start + 2]), radix: 16))
        }
    }
}
