import Files
import Foundation
import Testing

@testable import Grants

@Suite("A configuration file")
struct ConfigurationFileTests {
    // MARK: Trap 17

    @Test("whose aliases would grow without limit is refused at once")
    func billionLaughs() throws {
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (name, other) in zip("bcdefghi", "abcdefgh") {
            let items = Array(repeating: "*\(other)", count: 9).joined(separator: ",")
            text += "\(name): &\(name) [\(items)]\n"
        }
        let start = ContinuousClock.now
        #expect(
            try faults(of: text) == [
                "f:1:4: an anchor ('&') is not allowed in configuration: write the value out, or quote it"
            ]
        )
        #expect(ContinuousClock.now - start < .seconds(2))
    }

    @Test("with a merge key is refused, quoted or not merged it is a key like others")
    func mergeKeys() throws {
        #expect(
            try faults(of: "a: {x: 1}\nb:\n  <<: {y: 2}") == [
                "f:3:3: a merge key ('<<') is not allowed in configuration: write the value out, or quote it"
            ]
        )
        #expect(try faults(of: "'<<': 1\n<<<: 2\na: <<").isEmpty)
    }

    @Test(
        "with a key twice is refused",
        arguments: [
            "a: 1\nb: 2\na: 3", "{\"a\": 1, \"a\": 2}", "a: 1\n'a': 2",
            "и\u{306}: 1\nй: 2",
        ]
    )
    func duplicates(text: String) throws {
        let found = try faults(of: text)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("' is there twice") == true)
        #expect(found.first?.hasPrefix("f:1:") == true)
    }

    @Test(
        "gives texts, whatever YAML takes them for",
        arguments: [
            "0123", "NO", "no", "yes", "on", "true", "null", "~", "1e3", "0x1F", "0o17", "1_000",
            ".inf",
            "2018-12-31", "12:30:45", "+5", "1.10", "=",
        ]
    )
    func scalars(text: String) throws {
        let value = try #require(try root("a: \(text)")["a"]?.value)
        #expect(value == .scalar(text, isPlain: true))
        #expect(try root("a: '\(text)'")["a"]?.value == .scalar(text, isPlain: false))
    }

    @Test(
        "that is nested 10,000 deep is refused without a crash",
        arguments: ["[", "{a: ", "- ", "? ", "{\"a\":["]
    )
    func nesting(piece: String) throws {
        let found = try faults(of: String(repeating: piece, count: 10_000))
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("the file goes beyond 64 levels of nesting") == true)
    }

    @Test("of more than 4 MiB is refused, unread where it is much more")
    func size() throws {
        let text = "a: " + String(repeating: "x", count: 4 << 20)
        #expect(try faults(of: text) == ["f: the file goes beyond 4 MiB"])
        let scratch = try Scratch()
        let path = try scratch.file("big.yaml", text)
        #expect(
            try faults { _ = try ConfigurationFile(reading: path) } == [
                "\(path): the file goes beyond 4 MiB"
            ]
        )
    }

    // MARK: Forms of a file

    @Test("may begin with a byte order mark and have any line ends")
    func forms() throws {
        let plain = try root("a: 1\nb:\n  - c\n  - |\n    d\n    e\n")
        #expect(try root("\u{FEFF}a: 1\nb:\n  - c\n  - |\n    d\n    e\n") == plain)
        #expect(try root("a: 1\r\nb:\r\n  - c\r\n  - |\r\n    d\r\n    e\r\n") == plain)
        #expect(try root("a: 1\rb:\r  - c\r  - |\r    d\r    e\r") == plain)
        #expect(plain["b"]?.items?.last?.text == "d\ne\n")
    }

    @Test(
        "that is no YAML is refused with the place",
        arguments: [
            ("", "f: the file is empty"), ("# nothing\n", "f: the file is empty"),
            ("a: [1, 2", "f:2:1: did not find expected ',' or ']'"),
            ("a: 'x", "f:1:6: found unexpected end of stream"),
            ("a: b: c", "f:1:5: mapping values"),
            ("a: 1\n b: 2", "f:2:3: mapping values"), ("a: @x", "f:1:4: found character"),
            ("a: 1\n---\nb: 2", "f:2:1: another document begins: a file holds one"),
            ("a: \"\\q\"", "f:1:5: found unknown escape character"),
            ("[a]: b", "f:1:1: expected a key, found a list or a map"),
            ("a: \"\\0\"", "f:1:4: the text holds a control character"),
            ("\"\\e[2J\": 1", "f:1:1: the text holds a control character"),
            ("a: \u{1B}", "f:1:4: a control character stands here: delete it"),
        ]
    )
    func noYAML(text: String, expected: String) throws {
        let found = try faults(of: text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(expected) == true, "\(found)")
    }

    @Test("in another encoding than UTF-8 is refused")
    func encodings() throws {
        for bytes: [UInt8] in [
            [0xFF, 0xFE, 0x61, 0], [0xCF, 0xF0], [0x61, 0x3A, 0x20, 0xC0, 0x80],
        ] {
            let found = try faults { _ = try ConfigurationFile(bytes: bytes, name: "f") }
            #expect(found == ["f: the file is not UTF-8: save it as UTF-8"])
        }
    }

    @Test("may be JSON, indented by tabs, with its escapes")
    func json() throws {
        let text =
            "{\n\t\"a\": [\n\t\t1, true, null, -2.5e3,\n\t\t\"\\u041a\\/\\t\\\"\\\\\"\n\t],\n\t\"b\":{\"c\":\"\"}}\n"
        let root = try root(text)
        #expect(root["a"]?.items?.map(\.text) == ["1", "true", "null", "-2.5e3", "К/\t\"\\"])
        #expect(root["b"]?["c"]?.value == .scalar("", isPlain: false))
        #expect(root["a"]?.items?.first?.line == 3)
        #expect(root["a"]?.items?.first?.column == 3)
    }

    @Test("may be JSON with characters beyond U+FFFF written as two escapes")
    func surrogates() throws {
        #expect(
            try root(#"{"a": "\uD83D\uDE00", "b": "\\uD83D\\uDE00", "c": "x\ud800\udc00\u0041"}"#)[
                "a"
            ]?.text == "😀"
        )
        #expect(try root(#"{"b": "\\uD83D\\uDE00"}"#)["b"]?.text == #"\uD83D\uDE00"#)
        #expect(try root(#"{"c": "x\ud800\udc00\u0041"}"#)["c"]?.text == "x\u{10000}A")
        let half = try faults(of: #"{"a": "\uD83D"}"#)
        #expect(half == ["f:1:10: found invalid Unicode character escape code"])
        #expect(try faults(of: #"{"a": "\uDE00\uD83D"}"#).count == 1)
    }

    @Test("that cannot be read is a fault of the file, not of its content")
    func unreadable() throws {
        let scratch = try Scratch()
        #expect(throws: FileFault.missing("\(scratch.path)/x.yaml")) {
            try ConfigurationFile(reading: "\(scratch.path)/x.yaml")
        }
        #expect(throws: FileFault.self) { try ConfigurationFile(reading: scratch.path) }
    }

    @Test("keeps the line and column of each value and key, in characters")
    func places() throws {
        let root = try root("Име: Ж\nb:\n  - {г: 1, д: 2}\n")
        guard case .map(let entries) = root.value else { return }
        #expect(entries.map { "\($0.line):\($0.column)" } == ["1:1", "2:1"])
        #expect(entries[0].value.column == 6)
        guard case .map(let inner) = entries[1].value.items?.first?.value else { return }
        #expect(inner.map { "\($0.line):\($0.column)" } == ["3:6", "3:12"])
    }

    @Test("quotes in its faults nothing that hides or moves the cursor, and nothing endless")
    func quoting() throws {
        let name = String(repeating: "x", count: 200)
        let log = ConfigurationReader.Log(file: "f")
        let reader = ConfigurationReader(try root("\(name): 1\n\"a\\u202Eb\\n\": 2"), log: log)
        reader.finish()
        #expect(
            log.sorted.map { "\($0)" } == [
                "f:1:1: unknown key '\(name.prefix(60))…'",
                "f:2:1: unknown key 'a\u{FFFD}b\u{FFFD}'",
            ]
        )
    }
}
