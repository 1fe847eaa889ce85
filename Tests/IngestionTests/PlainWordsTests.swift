import TestSupport
import Testing

@testable import CSV
@testable import Ingestion

/// Holds the fast way of finding words against a dictionary.
struct PlainWordsTests {
    private func index(of text: String, in words: [String]) -> Int32? {
        let plain = PlainWords(words.enumerated().map { ($1, Int32($0)) })
        let bytes = Array("xx\(text)yy".utf8)
        return plain.code(of: PackedCell(2, bytes.count - 2), in: bytes)
    }

    @Test("a word is found by its exact bytes")
    func exact() {
        let words = [
            "M", "F", "м", "ж", "Казанлък", "0123456789abcdef", "й", "\u{0}a", "a", "a\u{0}",
        ]
        for (index, word) in words.enumerated() {
            #expect(self.index(of: word, in: words) == Int32(index))
        }
        for text in ["", "m", "MM", "K", "и\u{306}", "0123456789abcdeg", "\u{0}\u{0}a", " M"] {
            #expect(index(of: text, in: words) == nil)
        }
    }

    @Test("a long word is found by all its bytes, and an empty one never")
    func lengths() {
        let words = ["", "0123456789abcdefg", "a", "Физическо насилие", "Физическо насилия"]
        #expect(index(of: "", in: words) == nil)
        #expect(index(of: "0123456789abcdefg", in: words) == 1)
        #expect(index(of: "0123456789abcdefh", in: words) == nil)
        #expect(index(of: "0123456789abcdefg0", in: words) == nil)
        #expect(index(of: "a", in: words) == 2)
        #expect(index(of: "Физическо насилия", in: words) == 4)
        #expect(index(of: "a", in: []) == nil)
    }

    @Test("random words are found as a dictionary finds them")
    func random() {
        let letters = ["a", "b", "\u{0}", "ж", "а"]
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            func word() -> String {
                (0..<Int.random(in: 0...26, using: &generator))
                    .map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
            }
            let words = (0..<Int.random(in: 0...60, using: &generator)).map { _ in word() }
            let plain = PlainWords(words.enumerated().map { ($1, Int32($0)) })
            var places: [[UInt8]: Int32] = [:]
            for (index, word) in words.enumerated() where !word.isEmpty {
                places[Array(word.utf8)] = places[Array(word.utf8)] ?? Int32(index)
            }
            for text in words + (0..<200).map({ _ in word() }) {
                let bytes = Array(text.utf8)
                let found = plain.code(of: PackedCell(0, bytes.count), in: bytes)
                #expect(found == places[bytes], "seed \(seed)")
            }
        }
    }
}

extension PlainWords {
    /// Returns the code of the word in a cell, which is required; nothing where it is not found.
    fileprivate func code(of cell: PackedCell, in text: [UInt8]) -> Int32? {
        var codes: [Int32] = [0]
        var span = codes.mutableSpan
        let count = read(text.span, CellColumn(cell), into: &span, isRequired: true)
        return count == 1 ? codes[0] : nil
    }
}
