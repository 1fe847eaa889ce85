import Testing

@testable import CSV
@testable import Expressions
@testable import Grants
@testable import Ingestion

struct TableIngestorTests {
    /// Reads records below the header of `people`.
    private func read(
        _ records: String,
        own: String = ""
    ) throws -> (table: RecordTable, findings: [String]) {
        let (table, findings) = try people("\(TestRegister.header)\n\(records)", own: own)
        return (table, findings.map(\.brief))
    }

    // MARK: Rows

    @Test(
        "a line end missing after a complete last record is no fault",
        arguments: ["", "\n", "\r\n"]
    )
    func lastLineEnd(end: String) throws {
        let (table, findings) = try read("1;Казанлък;;;;;x\(end)")
        #expect(findings == [])
        #expect(table.count == 1)
    }

    @Test(
        "a last record that was cut is a finding",
        arguments: [
            ("2;Павел бан", ["missing-cell error reject 2/3/3/3 "]),
            ("2", ["missing-cell error reject 2/3/3/2 "]),
            ("2;Казанлък;;;;да;\"бел", ["quote-error error reject 2/3/3/7 "]),
            ("2;Казанл;;;;;", ["enum error reject 2/3/3/2 kind"]),
        ]
    )
    func cutRecord(record: String, expected: [String]) throws {
        let (table, findings) = try read("1;Казанлък;;;;;\n\(record)")
        #expect(findings == expected)
        #expect(table.count == 2)
        #expect(table.texts("kind").first == "K")
    }

    @Test("blank rows are told and are no records")
    func blankRows() throws {
        let (table, findings) = try read("\n1;Казанлък;;;;;\n;;;;;;\n \t;\u{A0}\n2;Казанлък;;;;;\n")
        #expect(
            findings == ["blank-row info none -/-/-/-  ×3"]
        )
        #expect(table.positions.map(\.row) == [3, 6])
    }

    @Test("a record with too few or too many cells counts by its number and has its key only")
    func wrongCounts() throws {
        let (table, findings) = try read(
            "1;Казанлък;01.02.2018\n2;Казанлък;;;;;x;y\n3;Казанлък;;;;;\n"
        )
        #expect(
            findings == [
                "missing-cell error reject 1/2/2/4 ", "extra-cell error reject 2/3/3/8 ",
            ]
        )
        #expect(table.texts("kind") == [nil, nil, "K"])
        #expect(table.texts("day") == [nil, nil, nil])
        #expect(table.texts("id").compactMap(\.self).count == 3)
    }

    @Test("the message of a wrong number of cells names both numbers")
    func countMessages() throws {
        let (_, findings) = try people("\(TestRegister.header)\n1;Казанлък\n")
        #expect(
            findings.first?.message.hasPrefix("Cells in this row: 2; in the header: 7.") == true
        )
    }

    @Test("a quote that is never closed costs its record; the others are read")
    func unclosedQuote() throws {
        let (table, findings) = try read(
            """
            1;Казанлък;;;;;x
            2;"Казанлък;;;;;
            3;Казанлък;;;;;y
            4;Казанлък;;;;;"a
            b"

            """
        )
        #expect(findings == ["quote-error error reject 2/3/3/2 "])
        #expect(table.texts("kind") == ["K", nil, "K", "K"])
        #expect(table.positions.map(\.line) == [2, 3, 4, 5])
        #expect(table.positions.map(\.row) == [2, 3, 4, 5])
        #expect(table.texts("id").compactMap(\.self).count == 4)
    }

    @Test("a quote out of place rejects the record and says nothing of its cells")
    func strayQuote() throws {
        let (table, findings) = try read("1;\"Казанлък\" x;99;;;;\n2;Каз\"анлък;99;;;;\n")
        #expect(
            findings == ["quote-error error reject 1/2/2/2 ", "quote-error error reject 2/3/3/2 "]
        )
        #expect(table.texts("kind") == [nil, nil])
    }

    @Test(
        "a control character rejects the record with line and column, and the other cells are read",
        arguments: ["\u{1}", "\u{B}", "\u{1F}", "\u{0}", "\u{FFFF}"]
    )
    func controlCharacters(character: String) throws {
        let (table, findings) = try read("1;Казанлък;;;;;\"x\n\(character)y\"\n2;Павел баня;;;;;\n")
        #expect(findings == ["control-character error reject 1/2/2/7 note"])
        #expect(table.texts("kind") == ["K", "P"])
        #expect(table.positions.map(\.line) == [2, 4])
    }

    @Test(
        "what nobody sees is told apart from a control character that no document can carry",
        arguments: [
            ("1;Казан\u{200B}лък;;;;;\n", "nobody sees, such as a zero-width space"),
            ("1\u{202E}2;Казанлък;;;;;\n", "nobody sees, such as a zero-width space"),
            ("1;Казанлък;;;;;x\u{1}\n", "which no document can carry"),
        ]
    )
    func invisible(rows: String, words: String) throws {
        let register = try TestRegister()
        try register.export("\(TestRegister.header)\n\(rows)")
        let findings = try register.ingest().findings
        #expect(findings.map(\.rule) == ["control-character"])
        #expect(findings.first?.message.contains(words) == true)
    }

    @Test("a field that is too long rejects its record and nothing else")
    func tooLong() throws {
        let long = String(repeating: "x", count: 1 << 20 + 1)
        let (table, findings) = try read("1;Казанлък;;;;;\(long)\n2;Казанлък;;;;;\n")
        #expect(findings == ["max-length error reject 1/2/2/7 "])
        #expect(table.count == 2)
        #expect(table.texts("kind") == [nil, "K"])
    }

    // MARK: Cells

    @Test("a fault of a cell is told with record, line, row, column and field")
    func places() throws {
        let (_, findings) = try read(
            """
            1;Казанлък;;;;;"a
            b"
            2;"Кaзанлък
            ";31.02.2018;1.5;101;може би;
            ;Друго;;;-1;;

            """
        )
        #expect(
            findings == [
                "control-character error reject 2/4/3/2 kind",
                "type-error error reject 2/5/3/3 day", "type-error error reject 2/5/3/4 amount",
                "maximum warning none 2/5/3/5 number", "type-error error reject 2/5/3/6 consent",
                "required error reject 3/6/4/1 id", "enum error reject 3/6/4/2 kind",
                "minimum warning none 3/6/4/5 number",
            ]
        )
    }

    @Test("an unknown code is written as blank, and so is a look-alike")
    func unknownCodes() throws {
        let (table, findings) = try read("1;Друго;;;;;\n2;Kазанлък;;;;;\n")
        #expect(table.texts("kind") == [nil, nil])
        #expect(
            findings == [
                "enum error reject 1/2/2/2 kind", "look-alike error reject 2/3/3/2 kind",
            ]
        )
    }

    @Test("the message of a look-alike says which letter it is and which is meant")
    func lookAlikeMessage() throws {
        let (_, findings) = try people("\(TestRegister.header)\n1;Kазанлък;;;;;\n")
        #expect(
            findings.first?.message.contains("Latin letter K instead of the Cyrillic К") == true
        )
    }

    @Test("what a field's severity makes milder does not reject")
    func milderFields() throws {
        let (table, findings) = try read("1;Казанлък;;;много;;\n")
        #expect(findings == ["type-error warning none 1/2/2/5 number"])
        #expect(table.texts("number") == [nil])
    }

    @Test("findings show no value of a person")
    func noValues() throws {
        let (_, findings) = try people(
            "\(TestRegister.header)\n;канарче;канарче;канарче;555;канарче;\n"
        )
        #expect(findings.count == 6)
        #expect(!findings.contains { $0.message.contains("канарче") || $0.message.contains("555") })
    }

    @Test("missing values of a field go before those of the schema; a null sequence is always one")
    func missingValues() throws {
        let register = try TestRegister(
            """
              - name: people
                path: people.csv
                dialect: {nullSequence: "NULL"}
                schema:
                  missingValues: ["", {value: "-", label: unknown}]
                  fields:
                    - {name: a, type: integer, missingValues: ["x", "99"]}
                    - {name: b, type: integer}

            """
        )
        try register.export("a,b\nx,-\n99,99\nNULL,NULL\n-,x\n,\n")
        let export = try register.ingest()
        #expect(export.table("people")?.texts("a") == [nil, nil, nil, nil])
        #expect(export.table("people")?.texts("b") == [nil, "99", nil, nil])
        #expect(
            export.findings.map(\.brief) == [
                "blank-row info none -/-/-/- ", "type-error error reject 4/5/5/1 a",
                "type-error error reject 4/5/5/2 b",
            ]
        )
    }

    // MARK: Mending

    @Test("mended cells are one info a field and rule, over all records that were read")
    func mended() throws {
        let (table, findings) = try read(
            """
            1; Казанлък;;;;;  бележка
            1;КАЗАНЛЪК ;01.02.2018 ;;;;
            2;Павел\u{A0}баня;x;;; ДА;
            3;казанлък
             4;казанлък;;;;;
            5;Kазанлък ;;1\u{A0}000;;;x

            """
        )
        #expect(
            findings.filter { $0.contains("mended") } == [
                "mended-blank info none -/-/-/1 id", "mended-blank info none -/-/-/2 kind ×3",
                "mended-case info none -/-/-/2 kind ×3", "mended-space info none -/-/-/2 kind",
                "mended-blank info none -/-/-/3 day", "mended-blank info none -/-/-/6 consent",
                "mended-case info none -/-/-/6 consent",
            ]
        )
        #expect(table.texts("kind") == ["K", "K", "P", nil, "K", nil])
        #expect(table.texts("id")[0] == table.texts("id")[1])
    }

    // MARK: The data's day

    @Test("a last date after the data's day is none, with an info")
    func lastDate() throws {
        let register = try TestRegister(
            """
              - name: people
                path: people.csv
                grantline: {title: {en: People}, dates: {first: entry, last: exit}}
                schema: {fields: [{name: entry, type: date}, {name: exit, type: date}]}

            """
        )
        try register.export("entry,exit\n2019-01-09,2019-01-08\n2019-01-09,2019-01-09\n")
        let export = try register.ingest()
        #expect(export.table("people")?.texts("entry") == ["2019-01-09", "2019-01-09"])
        #expect(export.table("people")?.texts("exit") == ["2019-01-08", nil])
        #expect(export.findings.map(\.brief) == ["after-as-of info none 2/3/3/2 exit"])
    }

    // MARK: Pseudonyms

    @Test("identifiers are alike in the tables that refer to each other, and nowhere else")
    func pseudonyms() throws {
        func identifiers(_ grant: String) throws -> [String: [String?]] {
            let register = try TestRegister(Self.twoTables, id: grant)
            try register.export("id,other\n1,1\n 2,x\n", as: "parents.csv")
            try register.export("ref\n2\n1\n", as: "children.csv")
            let export = try register.ingest()
            let parents = try #require(export.table("parents"))
            let children = try #require(export.table("children"))
            return [
                "id": parents.texts("id"), "other": parents.texts("other"),
                "ref": children.texts("ref"),
            ]
        }
        let one = try identifiers("one")
        let two = try identifiers("two")
        #expect(one["ref"] == one["id"].map { $0.reversed() })
        #expect(one["id"]?.first != one["other"]?.first)
        #expect(Set(one.values.joined()).isDisjoint(with: two.values.joined()))
        let form = /[0-9a-f]{32}/
        #expect(one.values.joined().allSatisfy { $0?.wholeMatch(of: form) != nil })
    }

    private static let twoTables = """
          - name: children
            path: children.csv
            grantline: {title: {en: Children}}
            schema:
              foreignKeys: [{fields: [ref], reference: {resource: parents, fields: [id]}}]
              fields: [{name: ref, type: string, grantline: {pseudonym: true}}]
          - name: parents
            path: parents.csv
            grantline: {title: {en: Parents}}
            schema:
              primaryKey: [id]
              fields:
                - {name: id, type: string, grantline: {pseudonym: true}}
                - {name: other, type: string, grantline: {pseudonym: true}}

        """
}
