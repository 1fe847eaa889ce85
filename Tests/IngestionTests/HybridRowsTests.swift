import CSV
import Testing

@testable import Grants
@testable import Ingestion

/// Holds the rows that are cut in two ways against those of `Reader` alone.
struct HybridRowsTests {
    private static let header = "a;b;c"

    /// A table of three columns.
    private static func table(_ dialect: Dialect) -> TableDefinition {
        let fields = ["a", "b", "c"].map { name in
            FieldDefinition(
                name: name,
                header: name,
                title: LocalizedText(),
                kind: .string,
                codes: nil,
                constraints: FieldDefinition.Constraints(),
                severity: .error,
                treatment: .keep
            )
        }
        return TableDefinition(
            name: "t",
            title: LocalizedText(),
            files: [FilePattern("t.csv")],
            encoding: .utf8,
            dialect: dialect,
            missingValues: [""],
            fields: fields,
            primaryKey: [],
            foreignKeys: []
        )
    }

    private static let dialects = [
        Dialect(delimiter: [0x3B]), Dialect(delimiter: [0x3B], lineEnd: .lf),
        Dialect(delimiter: [0x3B], lineEnd: .crlf), Dialect(delimiter: [0x3B], quote: 0x27),
        Dialect(delimiter: [0x3B], headerRows: [2]), Dialect(delimiter: [0x3B], quote: nil),
        // These are the reader's alone.
        Dialect(delimiter: [0x3B], skipInitialSpace: true),
        Dialect(delimiter: [0x3B], commentPrefix: [0x23]),
    ]

    private static let rows = [
        "1;2;3", "бг;\"x\";y", ";;", "", " ; ;", "1;\"a \"\"b\"\" c\";3", "1;\"a\nb\";3",
        "\"a\nb\n\nc\";\"d\ne\";f", "1;2", "1;2;3;4", "1;\"a\nb\"", "1;\"a\n1;2;3", "1;a\"b;3",
        "1;\"a\"b;3", "\u{1};2;3", "1;\"\u{0}\";3", "1;\u{FFFE};3", "\u{FEFF}1;2;3", "1;a\rb;3",
        "1;\"a\r\nb\";3", "1;'a;b\n';3", "#1;2;3", "\t1;\t2;3\t", "1;2;\"3\n4\n5;6;7",
        "x;" + String(repeating: "long ", count: 30) + ";z",
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        let oddness = Int.random(in: 1...rows.count, using: &generator)
        var text = Bool.random(using: &generator) ? "" : "title\n"
        text += header + (Bool.random(using: &generator) ? "\n" : "\r\n")
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            text += rows[..<oddness].randomElement(using: &generator) ?? ""
            text += ["\n", "\n", "\r\n"].randomElement(using: &generator) ?? ""
        }
        if Bool.random(using: &generator) { text = String(text.unicodeScalars.dropLast()) }
        return text
    }

    @Test("plain and odd rows, however they follow each other, are those of the reader alone")
    func random() throws {
        var plain = 0
        var odd = 0
        for seed in 0..<500 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let text = Self.text(&generator)
            for dialect in Self.dialects {
                let table = Self.table(dialect)
                let source = Array(text.utf8)
                guard let layout = try? Layout(source, of: table, path: "t.csv") else { continue }
                let found = compare(layout, "seed \(seed)")
                plain += found.plain
                odd += found.odd
            }
        }
        #expect(plain > 1_500)
        #expect(odd > 1_500)
    }

    private func compare(_ layout: Layout, _ name: Comment) -> (plain: Int, odd: Int) {
        var reader = layout.reader
        var rows = HybridRows(layout)
        var (plain, odd) = (0, 0)
        while let row = reader.next() {
            guard rows.advance() else {
                Issue.record("\(name): too few rows")
                return (plain, odd)
            }
            #expect(rows.row == row, name)
            guard let cells = rows.plainCells else {
                odd += 1
                continue
            }
            plain += 1
            #expect(cells.count == layout.count, name)
            #expect(cells.map { $0.value(in: rows.bytes) } == row.cells.map(\.value), name)
            #expect(rows.position == RecordPosition(of: row), name)
        }
        for _ in 0..<2 {
            let hasMore = rows.advance()
            #expect(!hasMore, name)
        }
        return (plain, odd)
    }

    @Test("a row of lines that may be several is looked at by the reader")
    func severalRows() throws {
        let text = "a;b;c\n1;\"x\n2;y\";z\n3;\"p;q\n4;5;6\n7;\"8;9\n"
        let layout = try Layout(
            Array(text.utf8),
            of: Self.table(Dialect(delimiter: [0x3B])),
            path: "t.csv"
        )
        var rows = HybridRows(layout)
        var found: [String] = []
        while rows.advance() {
            let faults = rows.row.faults.map { "\($0.kind)" }
            found.append("\(rows.row.line)/\(rows.row.row) \(rows.row.cells.count) \(faults)")
        }
        #expect(
            found == [
                "2/2 3 []", "4/3 1 [\"unclosedQuote\"]", "5/4 3 []", "6/5 1 [\"unclosedQuote\"]",
            ]
        )
        _ = compare(layout, "by hand")
    }
}
