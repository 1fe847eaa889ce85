import Testing

@testable import CSV
@testable import Grants
@testable import Ingestion

/// What findings say where a column of numbers or days is written otherwise than declared.
struct OtherFormsTests {
    private static func resource(_ type: String) -> String {
        """
          - name: people
            path: people.csv
            dialect: {delimiter: ";"}
            schema:
              primaryKey: [id]
              fields:
                - {name: id, grantline: {pseudonym: true}}
                - {name: v, \(type), missingValues: ["-"]}

        """
    }

    /// The findings of an export with values in one column.
    private static func findings(
        _ type: String,
        _ values: [String],
        chunkBytes: Int = 1 << 19,
        lineEnd: String = "\n"
    ) throws -> [Finding] {
        let register = try TestRegister(resource(type))
        let rows = values.enumerated().map { "P\($0);\($1)\(lineEnd)" }
        try register.export("id;v\(lineEnd)" + rows.joined())
        return try register.ingest(chunkBytes: chunkBytes).findings
            .filter { $0.rule == "type-error" }
    }

    @Test(
        "the form that fits is named with the line to write",
        arguments: [
            ("type: number", ["1,5", "2,25", "-3,1"], "decimalChar: \",\""),
            ("type: number", ["1.234,5", "2,25", "3,1"], "decimalChar: \",\", groupChar: \".\""),
            ("type: number", ["1 234,5", "2,25", "3,1"], "decimalChar: \",\", groupChar: \" \""),
            ("type: number", ["1 234.5", "2 000", "3 100"], "groupChar: \" \""),
            ("type: number, decimalChar: \",\"", ["1.5", "2.25", "3.1"], "decimalChar: \".\""),
            (
                "type: number, decimalChar: \",\", groupChar: \".\"",
                ["1,234.5", "2.25", "3.1"], "decimalChar: \".\", groupChar: \",\""
            ),
            ("type: integer", ["1 000", "2 500", "3 000", "4"], "groupChar: \" \""),
            ("type: date", ["01.02.2019", "-", "03.02.2019", "", "28.2.2019x", "30.03.2019"], nil),
            ("type: date", ["01.02.2019", "-", "3.2.2019", ""] + days("."), format("%d.%m.%Y")),
            ("type: date", days("/") + ["31/01/2019"], format("%d/%m/%Y")),
            (
                "type: date, format: \"%d.%m.%Y\"", ["2019-02-01", "2019-02-02", "2019-02-28"],
                format("%Y-%m-%d")
            ),
            // Neither form is proven.
            ("type: date", ["01/02/2019", "02/03/2019", "03/04/2019"], nil),
            ("type: number, decimalChar: \",\"", ["1.234", "2.500", "3.100"], nil),
            // Mistakes of the one who typed them.
            ("type: number", ["1,5", "2,5", "1.5", "2.5", "3", "2,1"], nil),
            ("type: number", ["1,5", "2,5"], nil), ("type: number", ["x", "y", "z"], nil),
        ] as [(String, [String], String?)]
    )
    func fits(_ type: String, _ values: [String], _ line: String?) throws {
        let findings = try Self.findings(type, values)
        #expect(!findings.isEmpty)
        for finding in findings {
            if let line {
                #expect(finding.message.contains("Write '\(line)' for this field"))
            } else {
                #expect(!finding.message.contains("Write"))
            }
            for value in values where value.count > 2 { #expect(!finding.message.contains(value)) }
        }
    }

    private static func format(_ form: String) -> String { "format: \"\(form)\"" }

    /// Twenty days in one form, the later ones beyond the twelfth.
    private static func days(_ separator: String) -> [String] {
        (1...20).map { day in
            (["\(day < 10 ? "0" : "")\(day)", "03", "2019"]).joined(separator: separator)
        }
    }

    @Test("the message counts what was read, and is all that changes")
    func message() throws {
        let values = ["1,5", "2,25", "3", "x", "5,5", "6,5", "7,5", "8,5", "9,5", "9,75", "1,1"]
        let findings = try Self.findings("type: number", values)
        #expect(findings.count == 10)
        let words = """
            The value in 'v' cannot be read as declared: the whole column is written in another \
            way (values at the beginning of the file: 11; read as declared: 1; read with \
            'decimalChar: ","': 10). Write 'decimalChar: ","' for this field in the descriptor, or \
            export again as it says.
            """
        #expect(findings.allSatisfy { $0.message == words })
        #expect(findings.first?.brief == "type-error error reject 1/2/2/2 v")
    }

    @Test("pieces and their size change nothing")
    func pieces() throws {
        let values = (0..<20_000).map { "\($0),5" }
        let whole = try Self.findings("type: number", values, chunkBytes: 1 << 30)
        let pieces = try Self.findings("type: number", values, chunkBytes: 5_000)
        #expect(whole.count == 20_000)
        #expect(whole.map(\.message) == pieces.map(\.message))
        #expect(whole[19_999].message.contains("decimalChar: \",\""))
    }

    @Test(
        "the beginning decides, whatever follows it",
        arguments: ["\n", "\r\n", "\r"],
        [5_000, 1 << 30]
    )
    func beginning(_ lineEnd: String, _ chunkBytes: Int) throws {
        let odd = (0..<6_000).map { "\($0),5" }
        let plain = (0..<20_000).map { "\($0).5" }
        let findings = { values in
            try Self.findings(
                "type: number",
                values,
                chunkBytes: chunkBytes,
                lineEnd: lineEnd
            )
        }
        let oddFirst = try findings(odd + plain)
        #expect(oddFirst.count == 6_000)
        #expect(oddFirst.allSatisfy { $0.message.contains("decimalChar: \",\"") })
        let plainFirst = try findings(plain + odd)
        #expect(plainFirst.count == 6_000)
        #expect(plainFirst.allSatisfy { !$0.message.contains("decimalChar") })
        let few = try findings(plain[..<20] + ["1,5", "2,5", "3,5"] + plain)
        #expect(few.count == 3)
        #expect(few.allSatisfy { !$0.message.contains("decimalChar") })
    }

    @Test("it is told in each language", arguments: Language.allCases)
    func languages(_ language: Language) throws {
        let labels = try Labels.read([language], templates: "\(TestRegister.project)/templates")[0]
        let values = ["field": "V", "line": "L", "count": "8", "before": "7", "all": "9"]
        let message = labels.message(.typeError, variant: "other-form", values)
        #expect(!message.contains("{"))
        for value in values.values { #expect(message.contains(value)) }
    }
}
