import Testing

@testable import Grants

@Suite("YAML that can grow, mean something else, or exhaust the stack")
struct YAMLGuardTests {
    private func fault(_ text: String) -> String? {
        YAMLGuard.firstFault(in: Array(text.utf8), file: "f").map {
            "\($0.line):\($0.column) \($0.reason)"
        }
    }

    @Test(
        "anchors, aliases, tags and directives are refused where a value can stand",
        arguments: [
            ("a: &x 1", "1:4", "anchor"), ("a: *x", "1:4", "alias"), ("a: !!int 1", "1:4", "tag"),
            ("a: !x", "1:4", "tag"), ("&a b: c", "1:1", "anchor"), ("*a : c", "1:1", "alias"),
            ("- &x\n- *x", "1:3", "anchor"), ("[1, &x 2]", "1:5", "anchor"),
            ("{a: *x}", "1:5", "alias"), ("{\"a\":*x}", "1:6", "alias"),
            ("a:\n  *x", "2:3", "alias"),
            ("- - *x", "1:5", "alias"), ("? *x", "1:3", "alias"), ("a: b\n*x : c", "2:1", "alias"),
            ("%YAML 1.1\n---\na: b", "1:1", "directive"), ("--- !x\na: b", "1:5", "tag"),
            ("Име: &x 1", "1:6", "anchor"), ("a: # & no\n  &x b", "2:3", "anchor"),
        ]
    )
    func refused(text: String, place: String, word: String) throws {
        let found = try #require(fault(text))
        #expect(found.hasPrefix(place + " "))
        #expect(found.contains(word))
    }

    @Test(
        "what only looks like them is left alone",
        arguments: [
            "a: b & c * d ! e", "a: R&D", "a: 5*3", "a: wow!", "a: 'x & *y !z'", "a: \"& * !\"",
            "a: |\n  &x\n  *y\n\n  !z\nb: c", "a: >-\n  *x\n  & y\nb: 1", "a: |2\n   &x\n  *y",
            "# &a *b !c\na: b # *x", "a: first\n  & second\n  *third", "- 'it''s *x'\n- \"\\\"*x\"",
            "a: \"one\n  *two\n  &three\"", "a: 'x\n  !y'", "[a & b, c*d]",
            "a: |+\n\n  *x\n\n\nb: c",
            "- |\n *x\n- b", "a: b\n\n  *c", "? a\n: b", "a: |-\n  # &x\n  %y",
            "a: x: y\nb: c", "\"a\": b", "a: [\n  b,\n  c]\nd: e",
        ]
    )
    func allowed(text: String) {
        #expect(fault(text) == nil)
    }

    @Test(
        "what stands before an alias does not hide it",
        arguments: [
            // A quote or bar that goes on a plain text opens nothing.
            "a: b\n  \"c\nd: *x", "a: b\n  'c\nd: *x", "a: b\n  | c\nd: *x", "a: b \"c\nd: *x",
            // A block scalar ends where its own parent does, not where its line began.
            "- a: |\n    x\n  b: *x", "- - |\n   x\n  - *x", "? |\n  x\n: *x", "a: >\n\nb: *x",
            "- a: >2\n    x\n  b: *x", "a: |\n  x\n *x",
            // The line ends that YAML knows besides LF.
            "# c\r*x", "# c\u{85}*x", "# c\u{2028}*x", "# c\u{2029}*x", "a: b\u{2028}c: *x",
            // A comment needs a blank before it; quotes end where they end.
            "a: b#\nc: *x", "a: 'b' # 'c\nd: *x", "a: \"\\\\\" # \"\nb: *x", "{a: 'b', c: *x}",
            "a: 'b''c'\nd: *x", "\"a\": *x", "{\"a\":b,\"c\":*x}", "a:\n- *x", "a: []\nb: *x",
            "--- |\n x\n---\n*x", "a: b\n---\n*x", "a: b\n...\n*x",
            // A flow collection can be a key.
            "{}: *x", "[a, b]: *x", "{a: {}}: *x",
        ]
    )
    func hidden(text: String) throws {
        #expect(try #require(fault(text)).contains("alias"))
    }

    @Test("a tab in the indentation is refused with its line and column")
    func tabs() {
        let words = "syntax(\"a tab stands in the indentation: use spaces\")"
        #expect(fault("a:\n\tb: c") == "2:1 \(words)")
        #expect(fault("a:\n  b:\n  \tc: d") == "3:3 \(words)")
        #expect(fault("a: b\n\t\nc: d") == "2:1 \(words)")
        #expect(fault("a: |\n\tb") == "2:1 \(words)")
        #expect(fault("-\ta: b") == "1:2 \(words)")
        #expect(fault("a:\tb\t# c\nd: \"x\ty\"\ne: [\t1,\n\t2]") == nil)
    }

    @Test("nesting beyond 64 levels is refused at its place, in any form")
    func depth() {
        let words = "tooLarge(\"64 levels of nesting\")"
        #expect(fault(String(repeating: "[", count: 10_000)) == "1:65 \(words)")
        #expect(fault(String(repeating: "{a: ", count: 10_000))?.hasSuffix(words) == true)
        #expect(fault(String(repeating: "- ", count: 10_000)) == "1:129 \(words)")
        #expect(fault(String(repeating: "? ", count: 10_000))?.hasSuffix(words) == true)
        let keys = (0..<1_000).map { String(repeating: " ", count: $0) + "a:" }
        #expect(fault(keys.joined(separator: "\n")) == "65:66 \(words)")
        let lists = (0..<1_000).map { String(repeating: " ", count: $0) + "-" }
        #expect(fault(lists.joined(separator: "\n"))?.hasPrefix("65:65 ") == true)
        #expect(fault(String(repeating: "[", count: 64)) == nil)
        #expect(fault(String(repeating: " ", count: 5_000) + "a: b") == nil)
    }

    @Test("characters that no text may hold are refused with their place")
    func controlCharacters() {
        for text in ["\0", "\u{1B}", "\u{7F}", "\u{9B}", "\u{FFFE}"] {
            #expect(fault("a: 'ф\(text)'")?.hasPrefix("1:6 ") == true)
        }
        #expect(fault("a: b\n\u{FEFF}*x")?.hasPrefix("2:1 ") == true)
        #expect(fault("a: 'b\u{FEFF}\u{AD}\u{200B}'") == nil)
    }
}
