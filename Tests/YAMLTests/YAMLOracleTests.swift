import TestSupport
import Testing
import Yams

@testable import YAML

/// Holds the tree against the one that Yams makes.
///
/// Yams brings a libyaml of its own, which takes the place of the system's in the program of the
/// tests; the tests of the commands run the system's.
@Suite struct YAMLOracleTests {
    /// Pieces of which random texts are made.
    ///
    /// Aliases, tags and byte order marks are missing: Yams follows the first, judges keys by the
    /// second, and drops the third where a scalar begins.
    private static let pieces = [
        "a", "b c", "é", "😀", "a: ", "b: ", "\"c\": ", "d:\n", "e:\n  ", "- ", "- a\n", "-\n",
        "[", "]", "{", "}", ", ", ",", "\"x\\u00A0\\n\"", "\"\\x41\"", "'y'", "'", "''", "\"",
        "\\", "\\q", " # c\n", "#", "\n", "\n", "\n ", "\n  ", "\n    ", " ", "  ", "|\n", ">-\n",
        ">\n  t\n  u\n\n  v\n", "|2\n", "|+\n   t\n\n", "x:y", "x :", ": ", "? ", "?", "---\n",
        "...\n", "<<: ", "&x ", "\t", "\r\n", "\r", "\u{2028}", "\u{1}", "%",
        "%YAML 1.1\n", "~", "@", "`",
    ]

    @Test(arguments: 1...4)
    func `random texts give the same tree or the same fault`(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var understood = 0
        for _ in 0..<20_000 {
            let count = Int(random.next() % 16) + 1
            let text = (0..<count).map { _ in
                Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            }.joined()
            guard let expected = Self.expected(text) else { continue }
            let found = Self.found(text)
            if case .success = found { understood += 1 }
            let isAlike = found == expected
            #expect(isAlike, "seed \(seed): \(text.debugDescription)")
        }
        #expect(understood > 1_000)
    }

    @Test(arguments: ShippedYAML.names)
    func `the shipped files give the same tree`(_ name: String) throws {
        let text = try ShippedYAML.text(name)
        let found = Self.found(text)
        #expect(try found.get() != nil)
        let isAlike = found == Self.expected(text)
        #expect(isAlike)
    }

    @Test func `grants, descriptors, packs and labels are among the shipped files`() {
        let names = Set(ShippedYAML.names.map { $0.split(separator: "/").last })
        #expect(names.isSuperset(of: ["grant.yaml", "datapackage.yaml", "pack.yaml", "bg.yaml"]))
    }

    private typealias Outcome = Result<YAMLNode?, YAMLFault>

    private static func found(_ text: String) -> Outcome {
        Result { () throws(YAMLFault) in try YAMLNode.root(of: Array(text.utf8)) }
    }

    // MARK: What Yams finds

    /// What Yams makes of a text; nil where a list or map is a key twice, which it names otherwise.
    private static func expected(_ text: String) -> Outcome? {
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            // Nodes know their anchors only as long as the parser is there.
            return try withExtendedLifetime(parser) {
                .success(try parser.singleRoot().map(node))
            }
        } catch let error as YamlError {
            return fault(error).map { .failure($0) }
        } catch {
            return nil
        }
    }

    private static func fault(_ error: YamlError) -> YAMLFault? {
        switch error {
        case .scanner(_, let problem, let place, _), .parser(_, let problem, let place, _):
            .syntax(problem, mark(place))
        case .composer(_, _, let place, _): .secondDocument(mark(place))
        case .reader: .unreadable
        case .duplicatedKeysInMapping(let keys, let context):
            keys.contains("<uncovertable>")
                ? nil : .duplicateKey(keys.first ?? "", mark(context.mark))
        default: nil
        }
    }

    private static func node(_ node: Node) -> YAMLNode {
        let value: YAMLNode.Value =
            switch node {
            case .scalar(let scalar):
                .scalar(scalar.string, isPlain: scalar.style == .plain)
            case .sequence(let items): .list(items.map(Self.node))
            case .mapping(let entries):
                .map(
                    entries.map {
                        YAMLNode.Entry(key: Self.node($0.key), value: Self.node($0.value))
                    }
                )
            case .alias: .alias
            }
        return YAMLNode(
            value: value,
            mark: node.mark.map(mark) ?? .at(0, 0),
            hasAnchor: node.anchor != nil
        )
    }

    private static func mark(_ mark: Mark) -> YAMLMark { .at(mark.line, mark.column) }
}
