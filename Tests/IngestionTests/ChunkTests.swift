import Testing

@testable import Grants
@testable import Ingestion

/// Holds what comes of an export that is read in pieces against what comes of the whole, row by row.
struct ChunkTests {
    private static func resource(
        _ dialect: String,
        _ encoding: String,
        _ own: String
    ) -> String {
        """
          - name: people
            path: people.csv
            encoding: \(encoding)
            dialect: {\(dialect)}
            grantline: {\(own)}
            schema:
              primaryKey: [id]
              fields:
                - {name: id, grantline: {pseudonym: true}}
                - {name: sex, constraints: {required: true, enum: [M, F]}}
                - {name: entry, type: date}
                - {name: amount, type: number}
                - {name: note}

        """
    }

    /// Rows with faults, words to mend and notes of two lines among them.
    private static func rows(_ count: Int) -> String {
        let rows = (0..<count).map { index in
            let sex = index % 11 == 3 ? "f" : index % 13 == 5 ? "" : index % 17 == 6 ? "Q" : "M"
            let entry = index % 7 == 2 ? "2018-02-30" : "2018-02-\(10 + index % 19)"
            let amount = index % 19 == 4 ? "1,5" : "\(index).50"
            let note = index % 50 == 49 ? "\"два\nреда, \"\"тук\"\"\"" : "a note"
            return "P\(index % 400),\(sex),\(entry),\(amount),\(note)\n"
        }
        return rows.joined()
    }

    private static let header = "id,sex,entry,amount,note\n"

    /// Reads a text in pieces.
    private func ingest(
        _ text: [UInt8],
        encoding: String = "utf-8",
        dialect: String = "header: true",
        own: String = "",
        threads: Int,
        chunkBytes: Int
    ) throws -> IngestedExport {
        let register = try TestRegister(Self.resource(dialect, encoding, own))
        try register.write(text, as: "exports/2019-01-08/people.csv")
        return try register.ingest(threads: threads, chunkBytes: chunkBytes)
    }

    private func compare(
        _ text: [UInt8],
        encoding: String = "utf-8",
        dialect: String = "header: true",
        own: String = "",
        _ sizes: [Int] = [64, 100, 333, 4_096, 1 << 20]
    ) throws {
        let whole = try ingest(
            text,
            encoding: encoding,
            dialect: "\(dialect), commentRows: [99999]",
            own: own,
            threads: 1,
            chunkBytes: 1 << 30
        )
        let table = try #require(whole.tables.first)
        for threads in [1, 2, 3, 8] {
            for size in sizes {
                let name: Comment = "\(threads) threads, \(size) bytes"
                let pieces = try ingest(
                    text,
                    encoding: encoding,
                    dialect: dialect,
                    own: own,
                    threads: threads,
                    chunkBytes: size
                )
                let found = try #require(pieces.tables.first)
                #expect(pieces.findings == whole.findings, name)
                #expect(found.positions == table.positions, name)
                #expect(found.parts == table.parts, name)
                for field in ["id", "sex", "entry", "amount"] {
                    #expect(found.texts(field) == table.texts(field), name)
                }
            }
        }
    }

    @Test("any number of threads and any size of pieces give the records of the whole")
    func pieces() throws {
        try compare(Array((Self.header + Self.rows(1_500)).utf8))
    }

    @Test(
        "rows that are none, short, long or odd are found in any piece",
        arguments: [
            "\n", "id,sex,entry,amount,note\n", "P1,M\n", "P1,M,2018-02-10,1.5,a,b\n", "   \n",
            "P1,M,2018-02-10,1.5,\u{1}\n", "P1,M,2018-02-10,1.5,\u{FFFE}\n", "\r\n",
            "P1,M,2018-02-10,1.5,\"a\"b\n", "P1,M,2018-02-10,1.5,a \"b\n", "\"P1,M\n",
            "P1,M,2018-02-10,1.5,\"never closed\n", "P1,M,2018-02-10\r1.5,x\n",
        ]
    )
    func oddRows(row: String) throws {
        let text = Self.header + Self.rows(60) + row + Self.rows(60) + row + Self.rows(9)
        try compare(Array(text.utf8), [64, 1_000])
    }

    @Test("a mark of the byte order, a last line without an end and bytes that are no text")
    func edges() throws {
        let text = Array((Self.header + Self.rows(90)).utf8)
        try compare([0xEF, 0xBB, 0xBF] + text, [64, 700])
        try compare(Array(text.dropLast()), [64, 700])
        try compare(text + [0xFF, 0x0A] + text.dropFirst(Self.header.utf8.count), [64, 700])
        try compare(Array(Self.header.utf8), [64])
        try compare(Array(Self.header.utf8.dropLast()), [8])
    }

    @Test(
        "a footer ends the records in whatever piece it stands, and only the first one is a footer",
        arguments: ["Total,90,,,\n", "Total,91,,,\n", "", "Total,90,,,\nTotal,90,,,\n"]
    )
    func footers(footer: String) throws {
        let text = Self.header + Self.rows(90) + footer
        try compare(Array(text.utf8), own: "footer: {prefix: Total, counts: records}", [64, 999])
    }

    @Test(
        "several exports in one file are told apart in whatever pieces it is read",
        arguments: ["Total,40,,,\n", "Total,41,,,\n", "Total,40,,,\nTotal,40,,,\n", ""]
    )
    func joined(footer: String) throws {
        let titles = "Register,,,,\nof people\n"
        let one = titles + Self.header + Self.rows(40) + footer
        for own in ["footer: {prefix: Total, counts: records}", "rows: {repeated-header: error}"] {
            try compare(
                Array((one + one + one).utf8),
                dialect: "headerRows: [3]",
                own: own,
                [64, 999, 4_096]
            )
        }
    }

    @Test("a column without a header is told by whether any piece has a value in it")
    func withoutHeader() throws {
        let rows = Self.rows(40).split(separator: "\n", omittingEmptySubsequences: false)
            .filter { $0.hasPrefix("P") && !$0.contains("\"") }
        for value in ["", " ", "x"] {
            let lines = rows.enumerated().map { "\($1),\($0 == 30 ? value : "")" }
            let text = (["id,sex,entry,amount,note,"] + lines).joined(separator: "\n")
            try compare(Array(text.utf8), [64, 999])
        }
    }

    @Test("what nobody asks for is not kept, and of keys only what is the same")
    func purposes() throws {
        let register = try TestRegister(Self.resource("header: true", "utf-8", ""))
        let text = Self.header + Self.rows(30)
        try register.write(Array(text.utf8), as: "exports/2019-01-08/people.csv")
        let kept = try [Ingestor.Purpose.records, .filing, .documents].map { purpose in
            let export = try register.ingest(purpose: purpose)
            let table = try #require(export.tables.first)
            #expect(table.count == 30)
            #expect(export.findings.count > 5)
            let hash = table.parts.first?.source.sha256 ?? ""
            return [table.columns.keys.sorted(), table.keys.keys.sorted(), ["\(hash.count)"]]
        }
        #expect(
            kept == [
                [["amount", "entry", "id", "sex"], [], ["64"]], [["id"], [], ["64"]],
                [[], ["id"], ["64"]],
            ]
        )
    }

    @Test("a code page is decoded piece by piece")
    func codePage() throws {
        let text = (Self.header + Self.rows(400)).unicodeScalars.map { scalar -> UInt8 in
            scalar.isASCII ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 0xC0)
        }
        try compare(text, encoding: "windows-1251", [64, 2_000])
        try compare(text + [0x98, 0x0A], encoding: "windows-1251", [64, 2_000])
    }
}
