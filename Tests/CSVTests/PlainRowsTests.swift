import TestSupport
import Testing

@testable import CSV

/// Holds the fast way of cutting rows against `Reader`.
struct PlainRowsTests {
    // MARK: Rows written by hand

    /// A text with what its first row is: each field as `value`, `"value` where it is quoted, with
    /// its quotes still doubled.
    static let rows: [(text: String, fields: [String], offset: Int, innerLines: Int)] = [
        ("a,b\nc\n", ["a", "b"], 4, 0),
        ("a,b\r\nc\r\n", ["a", "b"], 5, 0),
        ("a,b", ["a", "b"], 3, 0),
        ("a,", ["a", ""], 2, 0),
        (",", ["", ""], 1, 0),
        ("\n", [""], 1, 0),
        ("\r\n", [""], 2, 0),
        (" a\t, \n", [" a\t", " "], 6, 0),
        ("\"a\",b\n", ["\"a", "b"], 6, 0),
        ("\"\"\n", ["\""], 3, 0),
        ("\"\"\"\"", ["\"\"\""], 4, 0),
        ("\"a \"\"b\"\"\",\"c,d\"\r\n", ["\"a \"\"b\"\"", "\"c,d"], 17, 0),
        ("\"a\nb\n\",\"\n\"\nc", ["\"a\nb\n", "\"\n"], 11, 3),
        ("бг,\"Иван\"", ["бг", "\"Иван"], 15, 0),
        ("\"a\",", ["\"a", ""], 4, 0),
    ]

    @Test("a plain row is cut at its delimiters", arguments: rows)
    func plain(text: String, fields: [String], offset: Int, innerLines: Int) throws {
        var rows = try #require(RowByRow(Self.decoded(text), dialect: Dialect(), from: 0))
        #expect(rows.next() == .row)
        let bytes = Array(text.utf8)
        let found = rows.fields.map { field in
            (field.isQuoted ? "\"" : "")
                + String(decoding: bytes[field.start..<field.end], as: UTF8.self)
        }
        #expect(found == fields)
        #expect(rows.fields.map(\.hasPairs) == fields.map { $0.dropFirst().contains("\"\"") })
        #expect(rows.offset == offset)
        #expect(rows.innerLines == innerLines)
    }

    @Test(
        "what is not plain is left to the reader, as often as it is asked for",
        arguments: [
            "a\"b\n", "\"a\"b\n", "\"a\" \n", "\"a", "\"a\"\"", "a,\"b\nc", "\ta,\t\"b\"\n",
            "a\rb\n", "a\r", "\"a\rb\"\n", "\"a\r\nb\"\n", "a\u{0}\n", "\"\u{1B}\"\n",
            "a\u{FFFE}\n", "\u{FFFF},b", "\u{1},\"a\"\n",
        ]
    )
    func odd(text: String) throws {
        var rows = try #require(RowByRow(Self.decoded(text), dialect: Dialect(), from: 0))
        for _ in 0..<2 {
            #expect(rows.next() == .other)
            #expect(rows.offset == 0)
        }
    }

    @Test("the end is told as often as it is asked for, and a seek goes anywhere")
    func seek() throws {
        var rows = try #require(RowByRow(Self.decoded("a,b\nc\n"), dialect: Dialect(), from: 4))
        #expect(rows.next() == .row)
        #expect(Self.places(rows) == [4..<5])
        #expect(rows.next() == .end)
        #expect(rows.next() == .end)
        rows.seek(to: 0)
        #expect(rows.next() == .row)
        #expect(Self.places(rows) == [0..<1, 2..<3])
        rows.seek(to: 2)
        #expect(rows.next() == .row)
        #expect(Self.places(rows) == [2..<3])
    }

    @Test("a row beyond a limit is left to the reader")
    func limits() throws {
        let limits = Limits(fieldBytes: 5, rowBytes: 9, columns: 3)
        for (text, step) in [
            ("a,b,c\n", RowByRow.Step.row), ("a,b,c,d\n", .other), ("abcdef\n", .other),
            ("abcde\n", .row), ("abc,defghi\n", .other),
        ] {
            let decoded = Self.decoded(text)
            var rows = try #require(
                RowByRow(decoded, dialect: Dialect(), from: 0, limits: limits)
            )
            #expect(rows.next() == step, "\(text)")
        }
    }

    @Test("a dialect with more than delimiters, doubled quotes and line ends is the reader's alone")
    func dialects() {
        let text = Self.decoded("a,b\n")
        for dialect in [
            Dialect(delimiter: [0x2C, 0x20]), Dialect(doubleQuote: false), Dialect(escape: 0x5C),
            Dialect(commentRows: [3]), Dialect(commentPrefix: [0x23]), Dialect(lineEnd: .cr),
            Dialect(skipInitialSpace: true), Dialect(quote: 0x09),
        ] {
            #expect(RowByRow(text, dialect: dialect, from: 0) == nil)
        }
        for dialect in [
            Dialect(quote: nil, doubleQuote: false), Dialect(doubleQuote: false, escape: 0x22),
            Dialect(lineEnd: .lf), Dialect(lineEnd: .crlf), Dialect(delimiter: [0x09]),
        ] {
            #expect(RowByRow(text, dialect: dialect, from: 0) != nil)
        }
    }

    // MARK: Random texts

    @Test("rows well written and broken are the reader's rows, or left to it for a reason")
    func random() throws {
        var plain = 0
        var odd = 0
        for seed in 0..<1500 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let form = PlainRowsForm(&generator)
            let text = Self.decoded(form.text(&generator))
            let found = try compare(text, form.dialect, "seed \(seed)")
            plain += found.plain
            odd += found.odd
        }
        #expect(plain > 2_500)
        #expect(odd > 700)
    }

    @Test("a mark on either side of the edge of a block is seen", arguments: [63, 64, 65])
    func blocks(size: Int) throws {
        for seed in 0..<120 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let form = PlainRowsForm(&generator)
            for size in [size, size + 64] {
                let tail = form.text(&generator).unicodeScalars.filter(\.isASCII).suffix(size)
                let head = String(repeating: "x", count: size - tail.count)
                let text = Self.decoded(head + String(String.UnicodeScalarView(tail)))
                #expect(text.bytes.count == size)
                _ = try compare(text, form.dialect, "seed \(seed), size \(size)")
            }
        }
    }

    /// Cuts a text in both ways.
    private func compare(
        _ text: DecodedText,
        _ dialect: Dialect,
        _ name: Comment
    ) throws -> (plain: Int, odd: Int) {
        var reader = Reader(text, dialect: dialect)
        var rows = try #require(RowByRow(text, dialect: dialect, from: 0))
        var (plain, odd) = (0, 0)
        while true {
            let before = reader.place
            let step = rows.next()
            guard let row = reader.next() else {
                #expect(step == .end, name)
                return (plain, odd)
            }
            let after = reader.place
            let written = Array(text.bytes[before.offset..<after.offset])
            switch step {
            case .row:
                #expect(row == Self.row(rows, text, dialect, before), name)
                #expect(rows.offset == after.offset, name)
                let ends = written.last == 0x0A ? 1 : 0
                #expect(rows.innerLines + ends == after.line - before.line, name)
                plain += 1
            case .other:
                let isOdd = !row.faults.isEmpty || Self.hasReason(written, dialect)
                #expect(isOdd, "\(name), \(written)")
                rows.seek(to: after.offset)
                odd += 1
            case .end:
                Issue.record("\(name): an end before the reader's")
                return (plain, odd)
            }
        }
    }

    /// The row read last as the reader would give it.
    private static func row(
        _ rows: RowByRow,
        _ text: DecodedText,
        _ dialect: Dialect,
        _ place: (offset: Int, line: Int, rows: Int)
    ) -> Row {
        var line = place.line
        var cells: [Cell] = []
        for field in rows.fields {
            var value = Array(text.bytes[field.start..<field.end])
            let inner = value.count { $0 == 0x0A }
            if field.hasPairs { value = single(value, dialect.quote) }
            cells.append(Cell(value: value, line: line, isQuoted: field.isQuoted))
            line += inner
        }
        return Row(cells: cells, line: place.line, row: place.rows + 1)
    }

    /// Leaves one of two quotes.
    private static func single(_ bytes: [UInt8], _ quote: UInt8?) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            result.append(bytes[index])
            index += bytes[index] == quote ? 2 : 1
        }
        return result
    }

    /// Tells whether a row without a fault holds what plain rows may not: a control character, 0xEF,
    /// or a break that does not end rows.
    private static func hasReason(_ written: [UInt8], _ dialect: Dialect) -> Bool {
        var body = written[...]
        if dialect.lineEnd != .lf, body.suffix(2).elementsEqual([0x0D, 0x0A]) {
            body = body.dropLast(2)
        } else if dialect.lineEnd != .crlf, body.last == 0x0A {
            body = body.dropLast()
        }
        return body.contains { byte in
            switch byte {
            case 0x09: false
            case 0x0A: dialect.lineEnd == .crlf
            case 0xEF: true
            default: byte < 0x20
            }
        }
    }

    private static func decoded(_ text: String) -> DecodedText {
        DecodedText(Array(text.utf8), encoding: .utf8)
    }

    private static func places(_ rows: RowByRow) -> [Range<Int>] {
        rows.fields.map { $0.start..<$0.end }
    }
}
