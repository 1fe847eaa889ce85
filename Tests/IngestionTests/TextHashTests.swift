import TestSupport
import Testing

@testable import Ingestion

/// Holds the hash of plain texts against that of any, and asks whether its bits are good ones.
struct TextHashTests {
    private static let plain = (0...40).map { String(repeating: "~", count: $0) }

    private func hashIfPlain(_ text: String) -> (UInt64, UInt64)? {
        let bytes = Array(text.utf8)
        return unsafe TextHash.hashIfPlain(bytes.span, uncheckedFrom: 0, length: bytes.count)
    }

    @Test("a plain text has the hash of any text, wherever it stands and whatever its length")
    func places() {
        for text in (1...40).flatMap({ length in
            ["a", "P0123456789", "0 a"].map { String(($0 + Self.plain[length]).prefix(length)) }
        }) where !text.hasSuffix(" ") {
            let alone = Array(text.utf8)
            let among = Array(("ж" + text + "012345678").utf8)
            let hash = TextHash.hash(alone.span, from: 0, to: alone.count)
            #expect(hash == TextHash.hash(among.span, from: 2, to: 2 + alone.count), "'\(text)'")
            let plain = hashIfPlain(text)
            #expect(plain?.0 == hash.0 && plain?.1 == hash.1, "'\(text)'")
        }
    }

    @Test(
        "a text is plain where all of it is printable ASCII and no blank stands at its ends",
        arguments: 1...40
    )
    func plainness(length: Int) {
        for place in 0..<length {
            for byte in 0...255 as ClosedRange<UInt8> {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes[place] = byte
                let isInner = place > 0 && place < length - 1
                let isPlain = byte > 0x20 && byte < 0x7F || byte == 0x20 && isInner
                let hash = unsafe TextHash.hashIfPlain(
                    bytes.span,
                    uncheckedFrom: 0,
                    length: length
                )
                #expect((hash != nil) == isPlain, "\(byte) at \(place) of \(length)")
            }
        }
    }

    @Test("texts that differ in length, or in one byte, differ in the hash")
    func differences() {
        var texts = Set<[UInt8]>()
        for length in 0...24 {
            for letters in [[0], [0x61], [0x31, 0x32]] as [[UInt8]] {
                let text = (0..<length).map { letters[$0 % letters.count] }
                texts.insert(text)
                for place in 0..<length {
                    for bit in 0..<8 as Range<UInt8> {
                        var other = text
                        other[place] ^= 1 << bit
                        texts.insert(other)
                    }
                }
            }
        }
        let hashes = Set(
            texts.map { text in
                let hash = TextHash.hash(text.span, from: 0, to: text.count)
                return [hash.0, UInt64(UInt32(truncatingIfNeeded: hash.1))]
            }
        )
        #expect(hashes.count == texts.count)
    }

    @Test(
        "any 24 of the 96 bits of identifiers that follow each other are as good as chance",
        arguments: ["", "P", "N2718", "P123456789", "participation-2014-"]
    )
    func bits(prefix: String) {
        let count = 1 << 15
        let hashes = (0..<count).map { number in
            let digits = String(number)
            let zeros = String(repeating: "0", count: 6 - digits.utf8.count)
            let bytes = Array((prefix + zeros + digits).utf8)
            return TextHash.hash(bytes.span, from: 0, to: bytes.count)
        }
        // Of 32,768 numbers out of 2^24, about 32 pairs are the same by chance.
        for shift in [0, 8, 16, 24, 32, 40] as [UInt64] {
            let low = Set(hashes.map { $0.0 >> shift & 0xFF_FFFF })
            #expect(count - low.count < 70, "\(shift)")
        }
        for shift in [0, 8] as [UInt64] {
            let high = Set(hashes.map { $0.1 >> shift & 0xFF_FFFF })
            #expect(count - high.count < 70, "\(shift)")
        }
        let both = Set(hashes.map { $0.0 & 0xFFF | ($0.1 & 0xFFF) << 12 })
        #expect(count - both.count < 70)
    }
}
