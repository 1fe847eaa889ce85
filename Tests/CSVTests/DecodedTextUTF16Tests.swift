import CSV
import Testing

struct DecodedTextUTF16Tests {
    private static func bytes(_ units: [UInt16], big: Bool) -> [UInt8] {
        units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return big ? pair : pair.reversed()
        }
    }

    @Test("both byte orders decode, surrogate pairs too", arguments: [false, true])
    func byteOrders(big: Bool) {
        let words = "id;бележка\r\n1;😀 𝄞 e\u{301}"
        let source = Self.bytes(Array(words.utf16), big: big)
        let marked = Self.bytes([0xFEFF], big: big) + source
        let named: Encoding = big ? .utf16BE : .utf16LE
        for text in [
            DecodedText(source, encoding: named), DecodedText(marked, encoding: named),
            DecodedText(marked, encoding: .utf16),
        ] {
            #expect(text.bytes == Array(words.utf8))
            #expect(text.faults.isEmpty)
        }
    }

    @Test("without a byte order mark UTF-16 is little endian")
    func withoutMark() {
        #expect(DecodedText([0x61, 0x00, 0x31, 0x04], encoding: .utf16).bytes == Array("aб".utf8))
        #expect(DecodedText([], encoding: .utf16).bytes.isEmpty)
    }

    @Test(
        "lone surrogates and an odd byte are faults",
        arguments: [
            ([0xD83D], 0, [0]), ([0x61, 0xDE00, 0x62], 0, [2]), ([0xDE00, 0xD83D], 0, [0, 2]),
            ([0xD83D, 0xD83D, 0xDE00], 0, [0]), ([0xD83D, 0x61], 0, [0]), ([0x61], 1, [2]),
            ([], 1, [0]), ([0x61, 0xD83D], 1, [2, 4]),
        ] as [([UInt16], Int, [Int])]
    )
    func faults(units: [UInt16], odd: Int, offsets: [Int]) {
        for big in [false, true] {
            let source = Self.bytes(units, big: big) + [UInt8](repeating: 0x61, count: odd)
            let text = DecodedText(source, encoding: big ? .utf16BE : .utf16LE)
            let repaired = String(decoding: units, as: UTF16.self)
            let tail = String(repeating: "\u{FFFD}", count: odd)
            #expect(text.bytes == Array((repaired + tail).utf8))
            #expect(text.faults.map(\.sourceOffset) == offsets)
            for fault in text.faults {
                #expect(text.bytes[fault.offset...].starts(with: [0xEF, 0xBF, 0xBD]))
            }
        }
    }

    @Test("a fault's place counts the byte order mark of the original")
    func placeWithMark() {
        let text = DecodedText([0xFE, 0xFF, 0x00, 0x61, 0xDC, 0x00], encoding: .utf16)
        #expect(text.faults == [EncodingFault(offset: 1, sourceOffset: 4)])
    }
}
