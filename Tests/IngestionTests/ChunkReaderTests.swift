import CSV
import Expressions
import TestSupport
import Testing

@testable import Grants
@testable import Ingestion

/// Holds what comes of rows that are read in two ways against what comes of `Reader` alone.
struct ChunkReaderTests {
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

    /// What comes out of a text, or nothing where it cannot be read.
    private func ingest(
        _ text: String,
        _ dialect: Dialect
    ) throws -> (table: RecordTable, findings: [Finding])? {
        var ingestor = TableIngestor(
            table: Self.table(dialect),
            file: "t.csv",
            dataDay: try #require(CivilDate(iso: "2018-06-01")),
            hash: KeyedHash(key: .demonstration, grant: "test"),
            labels: try TestRegister.labels.get(),
            uses: FieldUses.all
        )
        return try? ingestor.ingest(Array(text.utf8), path: "t.csv")
    }

    private func compare(_ text: String, _ dialect: Dialect, _ name: Comment) throws -> Int {
        var slow = dialect
        // With this no row is plain, and all else as it was.
        slow.commentRows = [1_000_000]
        let (one, other) = (try ingest(text, dialect), try ingest(text, slow))
        #expect((one == nil) == (other == nil), name)
        guard let one, let other else { return 0 }
        #expect(one.table.positions == other.table.positions, name)
        #expect(
            one.findings.sorted(by: Finding.standsBefore)
                == other.findings.sorted(by: Finding.standsBefore),
            name
        )
        for field in ["a", "b", "c"] {
            #expect(one.table.texts(field) == other.table.texts(field), name)
        }
        return one.table.count
    }

    @Test("plain and odd rows, however they follow each other, are those of the reader alone")
    func random() throws {
        var records = 0
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let text = Self.text(&generator)
            for dialect in Self.dialects {
                records += try compare(text, dialect, "seed \(seed), \(dialect)")
            }
        }
        #expect(records > 3_000)
    }

    @Test("a row of lines that may be several is looked at by the reader")
    func severalRows() throws {
        let text = "a;b;c\n1;\"x\n2;y\";z\n3;\"p;q\n4;5;6\n7;\"8;9\n"
        let found = try #require(try ingest(text, Dialect(delimiter: [0x3B])))
        #expect(found.table.texts("a") == ["1", nil, "4", nil])
        #expect(
            found.findings.filter { $0.rule == "quote-error" }
                .map { "\($0.rule) \($0.line ?? 0)/\($0.row ?? 0)" }
                == ["quote-error 4/3", "quote-error 6/5"]
        )
        _ = try compare(text, Dialect(delimiter: [0x3B]), "by hand")
    }
}
