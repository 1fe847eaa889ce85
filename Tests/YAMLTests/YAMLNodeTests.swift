import Testing

@testable import YAML

@Suite struct YAMLNodeTests {
    private func root(_ text: String) throws -> YAMLNode? {
        try YAMLNode.root(of: Array(text.utf8))
    }

    @Test(arguments: ["", "\n", "# nothing\n", "\u{FEFF}"])
    func `a text without a document has no root`(_ text: String) throws {
        #expect(try root(text) == nil)
    }

    @Test func `a node says what it is, where it begins, and whether an anchor stands there`()
        throws
    {
        let root = try #require(try root("Име: &x Ж\nb:\n- 'c'\n- *x\n"))
        func mark(_ line: Int, _ column: Int) -> YAMLMark { YAMLMark(line: line, column: column) }
        func text(_ text: String, _ mark: YAMLMark) -> YAMLNode {
            YAMLNode(value: .scalar(text, isPlain: true), mark: mark, hasAnchor: false)
        }
        let value = YAMLNode(value: .scalar("Ж", isPlain: true), mark: mark(1, 6), hasAnchor: true)
        let items = [
            YAMLNode(value: .scalar("c", isPlain: false), mark: mark(3, 3), hasAnchor: false),
            YAMLNode(value: .alias, mark: mark(4, 3), hasAnchor: false),
        ]
        let list = YAMLNode(value: .list(items), mark: mark(3, 1), hasAnchor: false)
        #expect(
            root.value
                == .map([
                    YAMLNode.Entry(key: text("Име", mark(1, 1)), value: value),
                    YAMLNode.Entry(key: text("b", mark(2, 1)), value: list),
                ])
        )
        #expect(root.mark == mark(1, 1))
    }

    @Test func `a scalar is whole, even with a NUL in it`() throws {
        let long = String(repeating: "аб𝄞", count: 100_000)
        #expect(try root("\"a\\0b\"")?.value == .scalar("a\0b", isPlain: false))
        #expect(try root("'\u{FEFF}a'")?.value == .scalar("\u{FEFF}a", isPlain: false))
        #expect(try root("'\(long)'")?.value == .scalar(long, isPlain: false))
    }

    @Test(
        arguments: [
            ("a: b: c", .syntax("mapping values are not allowed in this context", .at(1, 5))),
            ("a: [1, 2", .syntax("did not find expected ',' or ']'", .at(2, 1))),
            ("b: 1\na: 1\nb: 2\na: 2", .duplicateKey("a", .at(2, 1))),
            ("a: {b: 1, 'b': 2}\nc: @", .duplicateKey("b", .at(1, 5))),
            ("и\u{306}: 1\nй: 2", .duplicateKey("и\u{306}", .at(1, 1))),
            ("a: 1\n---\nb: 2", .secondDocument(.at(2, 1))),
            ("a: \u{1}", .unreadable),
            (String(repeating: "[", count: 300), .tooDeep(limit: 256, .at(1, 257))),
            (String(repeating: "- ", count: 300), .tooDeep(limit: 256, .at(1, 513))),
        ] as [(String, YAMLFault)]
    )
    func `what is no single document is refused with the place`(
        _ text: String,
        fault: YAMLFault
    ) throws {
        #expect(throws: fault) { try root(text) }
    }

    @Test func `bytes that are no UTF-8 are refused`() throws {
        #expect(throws: YAMLFault.unreadable) { try YAMLNode.root(of: [0x61, 0xFF]) }
    }

    @Test func `lists and maps nested as deep as allowed are read`() throws {
        let depth = 255
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        var node = try root(text)
        for _ in 1..<depth {
            guard case .list(let items) = node?.value else { break }
            node = items.first
        }
        #expect(node?.value == .list([]))
    }
}

extension YAMLMark {
    static func at(_ line: Int, _ column: Int) -> YAMLMark {
        YAMLMark(line: line, column: column)
    }
}
