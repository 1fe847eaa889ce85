import TestSupport
import Testing

@testable import Ingestion

/// Holds the codes of texts against a dictionary.
struct TextInternerTests {
    @Test("each different text has the next code, also the empty one, and keeps it")
    func codes() {
        var interner = TextInterner()
        #expect(interner.count == 0)
        #expect(interner.texts.isEmpty)
        let texts = ["", "a", "", "aa", "a", "\u{0}", "\u{0}\u{0}", "и\u{306}", "й", "aa"]
        let codes = texts.map { interner.code(ofAll: Array($0.utf8)) }
        #expect(codes == [0, 1, 0, 2, 1, 3, 4, 5, 6, 2])
        #expect(interner.count == 7)
        let expected = ["", "a", "aa", "\u{0}", "\u{0}\u{0}", "и\u{306}", "й"]
        #expect(interner.texts.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test("a text is known by its bytes, wherever it is cut from")
    func slices() {
        var interner = TextInterner()
        let bytes = Array("abcabcab".utf8)
        #expect(interner.code(of: bytes, from: 0, to: 3) == 0)
        #expect(interner.code(of: bytes, from: 3, to: 6) == 0)
        #expect(interner.code(of: bytes, from: 6, to: 8) == 1)
        #expect(interner.code(of: bytes, from: 4, to: 4) == 2)
        #expect(interner.texts == ["abc", "ab", ""])
    }

    @Test("thousands of random texts have the codes that a dictionary gives")
    func random() {
        for seed in 0..<4 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let prefix = ["", "participation-2014-0000000"].randomElement(using: &generator) ?? ""
            var interner = TextInterner()
            var codes: [[UInt8]: Int32] = [:]
            var texts: [[UInt8]] = []
            for _ in 0..<8_000 {
                let text = Self.text(prefix, &generator)
                let next = Int32(texts.count)
                if codes[text] == nil {
                    codes[text] = next
                    texts.append(text)
                }
                #expect(interner.code(ofAll: text) == codes[text], "seed \(seed)")
            }
            #expect(interner.count == texts.count)
            #expect(interner.texts.map { Array($0.utf8) } == texts)
            #expect(texts.count > 3_000)
        }
    }

    private static func text(_ prefix: String, _ generator: inout SeededGenerator) -> [UInt8] {
        let letters = Array("ab\u{0}01".unicodeScalars)
        let tail = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            String(letters.randomElement(using: &generator) ?? "a")
        }
        return Array((prefix + tail.joined()).utf8)
    }
}

extension TextInterner {
    fileprivate mutating func code(ofAll text: [UInt8]) -> Int32 {
        code(of: text, from: 0, to: text.count)
    }
}
