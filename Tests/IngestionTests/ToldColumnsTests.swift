import TestSupport
import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion

/// What identifiers tell, from the bytes of an export to the columns of its records.
struct ToldColumnsTests {
    private static func resource(_ own: String, dialect: String = "header: true") -> String {
        """
          - name: people
            path: people.csv
            dialect: {\(dialect)}
            schema:
              missingValues: ["", "-"]
              fields:
                - {name: note}
                - {name: Id, grantline: {name: id, \(own)}}

        """
    }

    /// Reads identifiers; each stands in the second column.
    private func read(
        _ cells: [String],
        _ own: String,
        dialect: String = "header: true",
        threads: Int = 1,
        chunkBytes: Int = 1 << 20
    ) throws -> (table: RecordTable, findings: [Finding]) {
        let register = try TestRegister(Self.resource(own, dialect: dialect))
        try register.export("note,Id\n" + cells.map { "x,\($0)\n" }.joined())
        let export = try register.ingest(threads: threads, chunkBytes: chunkBytes)
        return (try #require(export.table("people")), export.findings)
    }

    /// What is told of each record, as valid, birth date and sex; `-` stands for nothing.
    private func told(_ table: RecordTable) -> [String] {
        (0..<table.count).map { record in
            ["id_valid", "id_birth_date", "id_sex"]
                .map { table.columns[$0] == nil ? "" : table.text($0, at: record) ?? "-" }
                .joined(separator: " ").replacing("  ", with: "")
        }
    }

    @Test(
        "a cell tells whether it is right, a birth date and a sex",
        arguments: [
            ("7501020018", "egn", "true 1975-01-02 F"), ("7501020019", "egn", "false - -"),
            ("\"7501020018\"", "egn", "true 1975-01-02 F"), ("", "egn", "- - -"),
            (" 7501020018\u{A0}", "egn", "true 1975-01-02 F"), ("-", "egn", "- - -"),
            ("750102001", "egn", "false - -"), ("75010200188", "egn", "false - -"),
            ("7501 020018", "egn", "false - -"), ("750102001８", "egn", "false - -"),
            ("AB123456", "egn", "false - -"), ("АЕ123456", "rnokpp", "- - -"),
            ("АЕ 123456", "[egn, rnokpp]", "- - -"), ("12-34/56", "rnokpp", "false - -"),
            ("\"A\"\"1\"", "rnokpp", "- - -"), ("\"1\"\"2\"", "rnokpp", "false - -"),
            ("1759013776", "rnokpp", "true 1948-02-28 M"), ("1759013776", "egn", "false - -"),
            ("7111042925", "[egn, lnch]", "true - -"), ("7111042925", "lnch", "true"),
            ("831641791", "eik", "true"), ("831641792", "eik", "false"),
            ("AB", "edrpou", "false"), ("37508470", "edrpou", "true"),
            ("037508470", "edrpou", "false"),
            ("7501020018", "[lnch, egn]", "true 1975-01-02 F"),
            ("7501020018", "[eik, edrpou, rnokpp, egn]", "true 1975-01-02 F"),
        ]
    )
    func cells(cell: String, kinds: String, expected: String) throws {
        for treatment in ["pseudonym: true", "drop: true"] {
            let (table, findings) = try read([cell], "\(treatment), identifier: \(kinds)")
            #expect(told(table) == [expected])
            #expect((table.columns["id"] != nil) == (treatment == "pseudonym: true"))
            #expect(findings.allSatisfy { $0.rule.hasPrefix("mended-") })
        }
    }

    @Test("what is known to be wrong of a cell is not said again")
    func faults() throws {
        let (table, findings) = try read(
            ["1234567890", "75\u{200B}01020018", "12345", "абв", "7501020018"],
            "pseudonym: true, identifier: egn}, constraints: {minLength: 10, maxLength: 12"
        )
        #expect(told(table) == ["false - -", "- - -", "- - -", "- - -", "true 1975-01-02 F"])
        #expect(findings.map(\.rule) == ["control-character", "min-length", "min-length"])
    }

    @Test("a record whose cells may be out of place tells nothing")
    func misaligned() throws {
        let (table, _) = try read(
            ["7501020018,more", "7501020018"],
            "pseudonym: true, identifier: egn"
        )
        #expect(told(table) == ["- - -", "true 1975-01-02 F"])
    }

    // MARK: Zeros

    @Test("zeros in front are put back only where the descriptor says so, and counted")
    func zeros() throws {
        // Right numbers of 1908 and of 2000, as they are and as spreadsheets leave them.
        let whole = ["0801010007", "0041010004"].map { number in
            let digits = IdentifierOracle.digits(String(number.dropLast())) ?? []
            return number.dropLast() + "\(IdentifierOracle.checkDigit(digits, "egn"))"
        }
        let cells = [
            "\(whole[0])", "\(whole[0].dropFirst(1))", " \(whole[1].dropFirst(2))", "\(whole[1])",
            "123456",
            "1234567A", "7501020018",
        ]
        for treatment in ["pseudonym: true", "drop: true"] {
            let own = "\(treatment), identifier: egn"
            let (plain, none) = try read(cells, own)
            #expect(
                told(plain).map { $0.prefix(5) == "true " } == [
                    true, false, false, true, false, false, true,
                ]
            )
            #expect(!none.contains { $0.rule == "mended-zero" })
            let (table, findings) = try read(cells, "\(own), padZeros: true")
            let (first, second) = ("true 1908-01-01 M", "true 2000-01-01 M")
            #expect(
                told(table) == [
                    first, first, second, second, "false - -", "false - -", "true 1975-01-02 F",
                ]
            )
            let mended = findings.filter { $0.rule == "mended-zero" }
            #expect(mended.map(\.brief) == ["mended-zero info none -/-/-/2 id ×2"])
            guard treatment == "pseudonym: true" else { continue }
            #expect(table.text("id", at: 0) == table.text("id", at: 1))
            #expect(table.text("id", at: 2) == table.text("id", at: 3))
            #expect(plain.text("id", at: 0) != plain.text("id", at: 1))
            #expect(plain.text("id", at: 0) == table.text("id", at: 0))
        }
    }

    @Test("zeros are put back before a text is held against its pattern")
    func patterns() throws {
        let own =
            #"pseudonym: true, identifier: egn, padZeros: true}, constraints: {pattern: "[0-9]{10}""#
        let (_, findings) = try read(["801010007", "123456"], own)
        #expect(findings.map(\.rule).sorted() == ["mended-zero", "pattern"])
    }

    // MARK: Fast and slow

    private static let owns = [
        "pseudonym: true, identifier: egn", "drop: true, identifier: [egn, lnch]",
        "pseudonym: true, identifier: [rnokpp, egn], padZeros: true",
        "drop: true, identifier: eik, padZeros: true",
        "pseudonym: true, identifier: [edrpou, rnokpp]",
    ]

    private static func kinds(_ own: String) -> [String] {
        IdentifierKind.allCases.map(\.rawValue).filter(own.contains)
    }

    /// Makes a cell without a comma: mostly a number that is right or nearly so.
    private static func cell(_ kinds: [String], _ generator: inout SeededGenerator) -> String {
        let kind = kinds.randomElement(using: &generator) ?? ""
        let right = RandomIdentifier.right(kind, &generator)
        switch Int.random(in: 0...11, using: &generator) {
        case 0:
            return RandomIdentifier.changes(of: right).randomElement(using: &generator)?.number
                ?? ""
        case 1: return String(right.drop { $0 == "0" })
        case 2: return String(right.dropFirst())
        case 3: return RandomIdentifier.any(Int.random(in: 1...14, using: &generator), &generator)
        case 4:
            return ["", "-", "AB 12", "АЕ12", "1.5", "é", "x"].randomElement(using: &generator)
                ?? ""
        case 5: return " \(right)"
        case 6: return "\(right)\u{A0}"
        case 7: return "\"\(right)\""
        default: return right
        }
    }

    /// What is expected of a cell, by the slow way.
    private static func expected(_ cell: String, _ own: String) -> String {
        var text = cell.filter { !" \u{A0}\"".contains($0) }
        if cell == "AB 12" { text = cell }
        let kinds = kinds(own)
        let tells = kinds.contains("egn") || kinds.contains("rnokpp")
        let lengths = ["egn": [10], "lnch": [10], "rnokpp": [10], "eik": [9, 13], "edrpou": [8]]
        let all = kinds.flatMap { lengths[$0] ?? [] }
        if own.contains("padZeros"), IdentifierOracle.digits(text) != nil,
            !all.contains(text.count),
            let length = all.filter({ (1...3).contains($0 - text.count) }).min()
        {
            text = String(repeating: "0", count: length - text.count) + text
        }
        let rest = tells ? " - -" : ""
        if text.isEmpty || text == "-" { return "-" + rest }
        let hasLetters = text.contains { $0.isLetter }
        if hasLetters { return (kinds.contains("rnokpp") ? "-" : "false") + rest }
        let order = own.contains("[rnokpp, egn]") ? ["rnokpp", "egn"] : kinds
        guard let facts = order.lazy.compactMap({ IdentifierOracle.facts(text, $0) }).first else {
            return "false" + rest
        }
        return tells ? "true \(facts.birthDate ?? "-") \(facts.sex ?? "-")" : "true"
    }

    @Test("any pieces and threads, read fast or slowly, tell what the oracle says", arguments: owns)
    func pieces(own: String) throws {
        var generator = SeededGenerator(seed: UInt64(own.utf8.count))
        let kinds = Self.kinds(own)
        let cells = (0..<600).map { _ in Self.cell(kinds, &generator) }
        let expected = cells.map { Self.expected($0, own) }
        #expect(expected.count { $0.hasPrefix("true") } > 250)
        let whole = try read(cells, own, dialect: "commentRows: [99999]", chunkBytes: 1 << 30)
        #expect(told(whole.table) == expected)
        for threads in [1, 2, 3, 8] {
            for size in [64, 1_000, 1 << 20] {
                let name: Comment = "\(threads) threads, \(size) bytes"
                let read = try read(cells, own, threads: threads, chunkBytes: size)
                #expect(told(read.table) == expected, name)
                #expect(read.findings == whole.findings, name)
                #expect(
                    read.table.columns["id"] == nil
                        || read.table.texts("id") == whole.table.texts("id"),
                    name
                )
            }
        }
    }

    // MARK: Other stages

    @Test("only what somebody asks for is kept")
    func uses() throws {
        let register = try TestRegister(Self.resource("drop: true, identifier: egn"))
        try register.export("note,Id\nx,7501020018\n")
        let grant = """
            format: 1
            grant: test
            title: {en: Test}
            languages: [en]
            term: {from: 2018-01-01}
            key: demonstration
            exports: exports/datapackage.yaml
            reports: [report.html]
            rules:
              - {id: number, on: people, require: id_valid, message: {en: Wrong}}

            """
        try register.write(Array(grant.utf8), as: "grant.yaml")
        let kept = try [Ingestor.Purpose.records, .filing].map { purpose in
            try register.ingest(purpose: purpose).tables[0].columns.keys.sorted()
        }
        #expect(kept == [["id_birth_date", "id_sex", "id_valid"], ["id_valid"]])
    }

    @Test("what is written between the stages is read back the same")
    func roundTrip() throws {
        let register = try TestRegister(Self.resource("pseudonym: true, identifier: egn"))
        try register.export("note,Id\nx,7501020018\nx,1\nx,\n")
        let export = try register.ingest()
        let files = RecordFiles(grant: try register.grant)
        for (name, bytes) in try files.files(of: export) {
            try register.write(bytes, as: "records/\(name)")
            #expect(!String(decoding: bytes, as: UTF8.self).contains("7501020018"))
        }
        let read = try files.read(from: "\(register.folder)/records")
        #expect(told(read.tables[0]) == ["true 1975-01-02 F", "false - -", "- - -"])
        #expect(read.tables[0].parts == export.tables[0].parts)
    }
}
