import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion

struct RowGateTests {
    private func read(
        _ records: String,
        rows: String = "",
        dialect: String = "",
        header: String = TestRegister.header
    ) throws -> (table: RecordTable, findings: [Finding]) {
        try people(
            "\(header)\n\(records)",
            dialect: dialect,
            own: rows.isEmpty ? "" : "rows: {\(rows)}"
        )
    }

    private static let faulty = [
        "blank-row": "1;Казанлък;;;;;\n\n;;;;;;\n",
        "missing-cell": "1;Казанлък;;;;;\n2;Казанлък\n3;Казанлък;;;\n",
        "extra-cell": "1;Казанлък;;;;;\n2;Казанлък;;;;;;;\n3;Казанлък;;;;;; \u{A0}\n",
        "repeated-header":
            "1;Казанлък;;;;;\n\(TestRegister.header)\n Код;Вид;\"Ден\";Сума;Брой;Съгласие;Бележка\n",
        "quote-error": "1;Казанлък;;;;;\n2;Казанлък;;;;;a \"b\"\n3;Казанлък;;;;;5\"\n",
    ]

    @Test(
        "each policy makes findings, one remark, or nothing",
        arguments: [
            ("blank-row", "error", 1, ["error none -/3/3/-", "error none -/4/4/-"]),
            ("blank-row", "mend", 1, ["info none -/-/-/- ×2"]), ("blank-row", "ignore", 1, []),
            ("missing-cell", "error", 3, ["error reject 2/3/3/3", "error reject 3/4/4/6"]),
            ("missing-cell", "mend", 3, ["info none -/-/-/- ×2"]),
            ("extra-cell", "error", 3, ["error reject 2/3/3/8", "error reject 3/4/4/8"]),
            ("extra-cell", "mend", 3, ["info none -/-/-/- ×2"]),
            ("repeated-header", "error", 1, ["error none -/3/3/-", "error none -/4/4/-"]),
            ("repeated-header", "mend", 1, ["info none -/-/-/- ×2"]),
            ("repeated-header", "ignore", 1, []),
            ("quote-error", "error", 3, ["error reject 2/3/3/7", "error reject 3/4/4/7"]),
            ("quote-error", "mend", 3, ["info none -/-/-/- ×2"]),
        ]
    )
    func policies(rule: String, treatment: String, count: Int, expected: [String]) throws {
        let text = try #require(Self.faulty[rule])
        let (table, findings) = try read(text, rows: "\(rule): \(treatment)")
        #expect(table.count == count)
        #expect(findings.allSatisfy { $0.rule == rule })
        #expect(
            findings.map { String($0.brief.dropFirst(rule.count + 1)).replacing("  ", with: " ") }
                .map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 } == expected
        )
        if treatment == "mend" { #expect(table.texts("kind").allSatisfy { $0 == "K" }) }
    }

    @Test(
        "without a policy the harmless is mended, and the rest is an error",
        arguments: [
            ("blank-row", "mend"), ("missing-cell", "error"), ("extra-cell", "mend"),
            ("repeated-header", "mend"), ("quote-error", "error"),
        ]
    )
    func defaults(rule: String, treatment: String) throws {
        let text = try #require(Self.faulty[rule])
        #expect(
            try read(text).findings == read(text, rows: "\(rule): \(treatment)").findings
        )
    }

    @Test("what cannot be mended without a loss is an error under any policy")
    func unmendable() throws {
        let (table, findings) = try read(
            """
            1;Казанлък;;;;;x;y
            2;Казанлък;;;;;;;y
            3;Казанлък;;;;"a"b;
            4;Казанлък;;;a "b";
            5;Казанлък;;;;;"x

            """,
            rows: "missing-cell: mend, extra-cell: mend, quote-error: mend"
        )
        #expect(
            findings.map(\.brief) == [
                "extra-cell error reject 1/2/2/8 ", "extra-cell error reject 2/3/3/8 ",
                "quote-error error reject 3/4/4/6 ", "quote-error error reject 4/5/5/5 ",
                "quote-error error reject 5/6/6/7 ",
            ]
        )
        #expect(table.texts("kind") == [nil, nil, nil, nil, nil])
    }

    @Test("cells that were filled up are missing values: a required one is told")
    func padding() throws {
        let (_, findings) = try read("1\n", rows: "missing-cell: mend")
        #expect(
            findings.map(\.brief) == [
                "missing-cell info none -/-/-/- ", "required error reject 1/2/2/2 kind",
            ]
        )
    }

    @Test("every message says what was found and what was expected")
    func messages() throws {
        for (rule, text) in Self.faulty {
            for treatment in ["error", "mend"] {
                let (_, findings) = try read(text, rows: "\(rule): \(treatment)")
                for finding in findings {
                    #expect(finding.message.contains("7"), "\(finding.message)")
                    #expect(!finding.message.contains("{"), "\(finding.message)")
                }
            }
        }
        let (_, findings) = try read("1;Казанлък;\n2;Казанлък;;\n", rows: "missing-cell: mend")
        #expect(findings.first?.message.contains("in the shortest: 3; in the header: 7") == true)
    }

    @Test("each row of a header of several is known when it comes again")
    func severalHeaderRows() throws {
        let header = "Код;Вид;Ден;Сума;;;\n;;;;Брой;Съгласие;Бележка"
        let (table, findings) = try read(
            "1;Казанлък;;;;;\n\(header)\n2;Казанлък;;;;;\n",
            dialect: "headerRows: [1, 2]",
            header: header
        )
        #expect(table.count == 2)
        #expect(findings.map(\.brief) == ["repeated-header info none -/-/-/-  ×2"])
    }

    /// Two exports of a month each in one file, with the same lines above the header.
    private static let joined = """
        Register;;;;;;
        Kazanlak
        ;;;;;;
        \(TestRegister.header)
        1;Казанлък;;;;;
        Register;;;;;;
        "Kazanlak"
        ;;;;;;
        \(TestRegister.header)
        2;Казанлък;;;;;
        Register;Казанлък;;;;;
        Register of others;;;;;;

        """

    @Test(
        "lines above the header that come again are no records, by the policy of repeated headers",
        arguments: [
            ("error", ["6", "7", "9"]), ("mend", ["- ×3"]), ("ignore", []),
        ] as [(String, [String])]
    )
    func titles(treatment: String, places: [String]) throws {
        let (table, findings) = try people(
            Self.joined,
            dialect: "headerRows: [4]",
            own: "rows: {repeated-header: \(treatment), blank-row: ignore}"
        )
        // What only begins as they do is a record.
        #expect(table.texts("kind") == ["K", "K", "K", nil])
        let repeated = findings.filter { $0.rule == "repeated-header" }
        #expect(
            repeated.map {
                "\($0.line.map { "\($0)" } ?? "-")\($0.count > 1 ? " ×\($0.count)" : "")"
            }
                == places
        )
        #expect(repeated.allSatisfy { $0.effect == .none })
        if treatment == "error" {
            #expect(
                repeated.map { $0.message.contains("repeats a line above the header") } == [
                    true, true, false,
                ]
            )
        }
    }

    @Test("a record that only begins as the header does is none")
    func almostHeader() throws {
        let (table, findings) = try read("Код;Казанлък;;;;;\n1;Казанлък;;;;;\n")
        #expect(table.count == 2)
        #expect(findings.isEmpty)
    }
}
