import Expressions
import TestSupport
import Testing

@testable import CSV
@testable import Ingestion

/// Holds the fast way of finding words against a dictionary.
struct PlainWordsTests {
    /// Returns the place of a text in a list, wherever the text stands; nothing where it is not found.
    private func index(of text: String, in words: [String]) -> Int32? {
        let plain = PlainWords(words.enumerated().map { ($1, Int32($0)) }, none: nil)
        let own = Array(text.utf8)
        // Behind the last one there is nothing that could be loaded.
        let found = [20, 1, 0].map { room in
            let bytes = Array("xx".utf8) + own + [UInt8](repeating: 0x79, count: room)
            return plain.code(of: PackedCell(2, 2 + own.count), in: bytes)
        }
        #expect(Set(found).count == 1)
        return found[0]
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

    @Test(
        "words that begin alike are told apart by their length, and an empty cell is none",
        arguments: [
            [1], [0, 1], [1, 7, 8], [1, 8, 9], [7, 8, 9, 15, 16], [16, 17], [8, 16, 17, 33],
        ]
    )
    func prefixes(lengths: [Int]) {
        for letter in ["a", "ж", "\u{0}"] {
            let all = (0...33).map {
                String(String(repeating: letter, count: $0).utf8.prefix($0)) ?? ""
            }
            let words = lengths.map { all[$0] }.filter { !$0.isEmpty }
            for none in [nil, 255 as Int32] {
                let plain = PlainWords(words.enumerated().map { ($1, Int32($0)) }, none: none)
                for text in all {
                    let expected = words.firstIndex(of: text).map(Int32.init)
                    for room in [0, 40] {
                        let bytes = Array((text + String(repeating: "a", count: room)).utf8)
                        let found = plain.code(of: PackedCell(0, text.utf8.count), in: bytes)
                        #expect(found == (text.isEmpty ? none : expected), "'\(text)' \(room)")
                    }
                }
            }
        }
    }

    @Test("a quoted cell is read as another, and one with doubled quotes is left to the slow way")
    func quotes() {
        for words in [["a"], ["ab"], ["ab", "0123456789"], ["\"a\"\"0123456789012345"]] {
            let plain = PlainWords(words.enumerated().map { ($1, Int32($0)) }, none: nil)
            for (index, word) in words.enumerated() {
                let bytes = Array("\"\(word)\", and more than sixteen bytes".utf8)
                let end = 1 + word.utf8.count
                let quoted = PackedCell(1, end, isQuoted: true)
                #expect(plain.code(of: quoted, in: bytes) == Int32(index))
                let doubled = PackedCell(1, end, isQuoted: true, hasPairs: true)
                #expect(plain.code(of: doubled, in: bytes) == nil)
                let last = Array(bytes[..<end])
                #expect(plain.code(of: doubled, in: last) == nil)
            }
        }
    }

    @Test("cells are read up to the first that holds no word, into bytes as into longer codes")
    func columns() {
        for seed in 0..<200 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let longest = [1, 8, 16, 20].randomElement(using: &generator) ?? 1
            func word() -> String {
                (0..<Int.random(in: 1...longest, using: &generator))
                    .map { _ in ["a", "b"].randomElement(using: &generator) ?? "" }.joined()
            }
            let words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in word() }
            let isRequired = Bool.random(using: &generator)
            let texts = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                let text = Int.random(in: 0..<20, using: &generator) == 0 ? word() : words[0]
                return Int.random(in: 0..<4, using: &generator) == 0 ? "" : text
            }
            let plain = PlainWords(
                words.enumerated().map { ($1, Int32($0)) },
                none: isRequired ? nil : 255
            )
            let expected = texts.map { text -> Int32? in
                text.isEmpty && !isRequired ? 255 : words.firstIndex(of: text).map(Int32.init)
            }
            .prefix { $0 != nil }.compactMap { $0 }
            let (bytes, column) = Self.column(texts)
            var (few, many): ([UInt8], [Int32]) = ([], [])
            let text = bytes.span
            let counts = [
                few.append(upTo: 9) { plain.read(text, column, into: &$0) },
                many.append(upTo: 9) { plain.read(text, column, into: &$0) },
            ]
            #expect(counts == [expected.count, expected.count], "seed \(seed)")
            #expect(few.map(Int32.init) == expected, "seed \(seed)")
            #expect(many == expected, "seed \(seed)")
        }
    }

    /// Writes texts one behind the other, between cells of another column; the last one ends the text.
    private static func column(_ texts: [String]) -> (bytes: [UInt8], column: CellColumn) {
        var (bytes, cells): ([UInt8], [PackedCell]) = ([], [])
        for text in texts {
            cells.append(PackedCell(bytes.count, bytes.count + 1))
            bytes += [UInt8(ascii: "x"), UInt8(ascii: ",")]
            cells.append(PackedCell(bytes.count, bytes.count + text.utf8.count))
            bytes += Array(text.utf8) + [UInt8(ascii: "\n")]
        }
        bytes.removeLast()
        return (bytes, CellColumn(cells, first: 1, stride: 2, count: texts.count))
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
            let plain = PlainWords(words.enumerated().map { ($1, Int32($0)) }, none: nil)
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
    /// Returns the code of the word in a cell; nothing where it is not found.
    fileprivate func code(of cell: PackedCell, in text: [UInt8]) -> Int32? {
        var codes: [Int32] = []
        let text = text.span
        let count = codes.append(upTo: 1) { read(text, CellColumn(cell), into: &$0) }
        return count == 1 ? codes[0] : nil
    }
}
