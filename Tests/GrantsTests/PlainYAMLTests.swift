import TestSupport
import Testing

@testable import Grants

/// Holds the fast way to read YAML against the parser.
@Suite struct PlainYAMLTests {
    /// Pieces of which random texts are made; most are written plainly.
    private static let pieces = [
        "a", "b c", "é", "a: ", "b: ", "\"c\": ", "d:\n", "e:\n  ", "- ", "- a\n", "-\n", "-1",
        "[", "]", "{", "}", ", ", ",", "\"x\\u00A0\\n\"", "'y'", "'", "''", "\"", "\\",
        " # c\n", "#", "\n", "\n", "\n", "\n\n", "\n ", "\n  ", "\n  ", "\n    ", " ", "  ",
        "|\n", ">-\n", ">\n  t\n  u\n\n  v\n", ">-\n    t\n", "|\n   t\n   u\n", "x:y", "x :",
        ": ", "?", "---\n", "...", "<<: ", "&x ", "*x", "!t ", "\t", "\r\n", "%", "~", "$", "(1)",
        "a: 1\n", "b: {c: 2, d: [3, e]}\n", "- f: 4\n", "  g: 5\n",
    ]

    @Test(arguments: 1...8)
    func `what is read plainly is what the parser reads, in random texts`(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var read = 0
        for _ in 0..<20_000 {
            let count = Int(random.next() % 16) + 1
            let text =
                (0..<count).map { _ in
                    Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
                }.joined() + "\n"
            guard let plain = PlainYAML.root(of: Array(text.utf8)) else { continue }
            read += 1
            let parsed = try? ConfigurationFile.parsed(text, name: "f")
            let isAlike = plain == parsed
            #expect(isAlike, "\(text.debugDescription)")
        }
        #expect(read > 500)
    }

    @Test(arguments: ShippedYAML.names)
    func `the shipped files are written plainly`(_ name: String) throws {
        let text = try ShippedYAML.text(name)
        let plain = PlainYAML.root(of: Array(text.utf8))
        let isAlike = try plain == ConfigurationFile.parsed(text, name: name)
        #expect(isAlike)
    }

    @Test(arguments: [
        "a", "a: 1", "a:\n", "a: 1\na: 2\n", "a: &x 1\n", "a: !t 1\n", "a: *x\n", "<<: {a: 1}\n",
        "a: 1\r\n", "a:\t1\n", "a: 1\n---\nb: 2\n", "a: b\n  c\n", "a: \"b\n  c\"\n", "a: b: c\n",
        "? a\n: b\n", "[a: b]\n", "{a}\n", "[,]\n", "a: \"\\0\"\n", "a: \"\\uD83D\\uDE00\"\n",
        "a: [\n",
    ])
    func `what is not written plainly, or has a fault, is left to the parser`(_ text: String) {
        #expect(PlainYAML.root(of: Array(text.utf8)) == nil)
    }
}
