import TestSupport
import Testing
import Yams

@testable import Grants

@Suite("The guard and the parser agree")
struct YAMLGuardRandomTests {
    /// Pieces of which random texts are made: everything that decides where a token begins.
    private static let pieces = [
        "a", "b", "c: ", "d:\n", ": ", "- ", "-\n", "? ", "*x", "&x ", "&x\n", "*x\n", "|\n",
        ">-\n",
        "|2\n", "'", "\"", "\\", "[", "]", "{", "}", ", ", ",", "# ", "#", "\n", "\n ", "\n  ",
        "\n    ", " ", "  ", "\r\n", "\u{2028}", "---\n", "...\n", "\t", "x:y", "''",
    ]

    @Test("on anchors and aliases in 40,000 random texts")
    func agreement() throws {
        var random = SeededGenerator(seed: 20_190_108)
        var understood = 0
        var anchored = 0
        for _ in 0..<40_000 {
            let count = Int(random.next() % 14) + 1
            let text = (0..<count).map { _ in
                Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            }.joined()
            let isRefused = YAMLGuard.firstFault(in: Array(text.utf8), file: "f") != nil
            guard let hasAnchor = Self.hasAnchor(text) else { continue }
            understood += 1
            anchored += hasAnchor ? 1 : 0
            if hasAnchor != isRefused {
                Issue.record(
                    "the guard \(isRefused ? "refuses" : "allows") \(text.debugDescription)"
                )
            }
        }
        #expect(understood > 2_000)
        #expect(anchored > 200)
    }

    /// Tells whether the parser finds an anchor; nil where it finds no single document.
    private static func hasAnchor(_ text: String) -> Bool? {
        guard let parser = try? Parser(yaml: text, encoding: .utf8) else { return nil }
        return withExtendedLifetime(parser) {
            (try? parser.singleRoot()).flatMap(\.self).map(hasAnchor)
        }
    }

    private static func hasAnchor(_ node: Node) -> Bool {
        if node.anchor != nil { return true }
        switch node {
        case .scalar, .alias: return false
        case .sequence(let sequence): return sequence.contains(where: hasAnchor)
        case .mapping(let mapping):
            return mapping.contains { hasAnchor($0.key) || hasAnchor($0.value) }
        }
    }
}
