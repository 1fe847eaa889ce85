import Testing

@testable import CSV
@testable import Grants
@testable import Ingestion

struct LayoutTests {
    @Test("columns are found by their names in any order, with title lines before them")
    func anyOrder() throws {
        let text = """
            Register of people;;;;;;
            "as of 8 January";;;;;;
            Бележка; Вид ;"Код";Съгласие;Брой;Сума;Ден
            x;Казанлък;1;да;5;1,5;01.02.2018

            """
        let (table, findings) = try people(text, dialect: "headerRows: [3]")
        #expect(findings.map(\.brief) == [])
        #expect(table.parts.first?.source.columns["kind"] == 2)
        #expect(table.parts.first?.source.columns["id"] == 3)
        #expect(table.parts.first?.source.columns["note"] == 1)
        #expect(table.texts("kind") == ["K"])
        #expect(table.texts("day") == ["2018-02-01"])
        #expect(Array(table.positions) == [RecordPosition(line: 4, row: 4, breaks: [])])
    }

    @Test("columns that are not declared are dropped, and told")
    func undeclared() throws {
        let text = "Тайна;\(TestRegister.header);\nканарче;1;Казанлък;;;;;;канарче\n"
        let (table, findings) = try people(text)
        #expect(
            findings.map(\.brief) == [
                "extra-label info none -/1/-/1 ", "blank-label warning none -/1/-/9 ",
            ]
        )
        #expect(
            table.columns.keys.sorted() == ["amount", "consent", "day", "id", "kind", "number"]
        )
        #expect(!findings.contains { $0.message.contains("Тайна") })
    }

    @Test("line breaks and no-break spaces in a header count as spaces")
    func headerAcrossLines() throws {
        let register = try TestRegister(
            """
              - name: people
                path: people.csv
                dialect: {lineTerminator: "\\r\\n"}
                grantline: {title: {en: People}}
                schema:
                  fields:
                    - {name: Дата на раждане, type: date, grantline: {name: day}}
                    - {name: "Брой, общо", type: integer, grantline: {name: number}}

            """
        )
        try register.export("\"Дата\n на\r\nраждане\",\"Брой,\u{A0}общо\"\r\n2018-01-02,5\r\n")
        let export = try register.ingest()
        #expect(export.findings.map(\.brief) == [])
        #expect(export.table("people")?.texts("day") == ["2018-01-02"])
        #expect(export.table("people")?.positions.map(\.line) == [4])
        #expect(export.table("people")?.positions.map(\.row) == [2])
    }

    @Test(
        "a declared column that is missing is one fault with all missing names",
        arguments: [
            ("Код;Вид;Ден;Сума;Съгласие;Бележка", ["Брой"], 1),
            ("Код;вид;Ден;Сума;Брой", ["Вид", "Съгласие", "Бележка"], 1),
            ("Код,Вид,Ден,Сума,Брой,Съгласие,Бележка", TestRegister.header.names, 1),
            ("Код", TestRegister.header.names.filter { $0 != "Код" }, 1),
            ("1;Казанлък;;;;;", TestRegister.header.names, 1),
            ("Код\u{200B};Вид;Ден;Сума;Брой;Съгласие;Бележка", ["Код"], 1),
        ]
    )
    func missingColumns(header: String, names: [String], line: Int) throws {
        let fault = try exportFault { try people("\(header)\n1;Казанлък;;;;;\n2;x;;;;;\n") }
        guard case .missingColumns(names, _) = fault.reason else {
            Issue.record("\(fault.reason)")
            return
        }
        #expect(fault.rule == .missingLabel)
        #expect(fault.line == line)
        #expect(fault.file.hasSuffix("/exports/2019-01-08/people.csv"))
    }

    @Test("a file that ends before its header lacks all columns")
    func cutBeforeHeader() throws {
        let fault = try exportFault { try people("Title\n", dialect: "headerRows: [3]") }
        let names = TestRegister.header.names
        #expect(fault.reason == .missingColumns(names, found: .cells(0)))
        #expect(fault.line == 0)
    }

    @Test("a declared column that is there twice is a fault; another one is not")
    func duplicateColumn() throws {
        let fault = try exportFault { try people("\(TestRegister.header);Вид\n") }
        let found = FoundColumns.names(TestRegister.header.names + ["Вид"], undeclared: [])
        #expect(
            fault.reason == .duplicateColumn("Вид", first: 2, second: 8, found: found)
        )
        #expect(fault.rule == .duplicateLabel)
        let (_, findings) = try people("\(TestRegister.header);Друго;Друго\n")
        #expect(findings.map(\.rule) == ["extra-label", "extra-label"])
    }

    @Test(
        "a file without text is empty",
        arguments: ["", "\u{FEFF}", "\n", "\r\n \r\n\t\n", "   "]
    )
    func empty(text: String) throws {
        #expect(try exportFault { try people(text) }.reason == .empty)
    }

    @Test("a file of a header alone has no records and no fault")
    func headerOnly() throws {
        for end in ["", "\n", "\r\n"] {
            let (table, findings) = try people(TestRegister.header + end)
            #expect(table.count == 0)
            #expect(findings.isEmpty)
            #expect(table.columns.count == 6)
        }
    }

    @Test(
        "a file that is no text is named as what it is",
        arguments: [
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00], [0x00],
            [UInt8](repeating: 0, count: 100),
        ] as [[UInt8]]
    )
    func binary(bytes: [UInt8]) throws {
        let register = try TestRegister()
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        let fault = try exportFault { try register.ingest() }
        #expect(fault.reason == .binary)
        #expect(fault.rule == .formatError)
        #expect(fault.line <= 1)
    }

    @Test("a NUL in a cell is a finding of that record, not of the file")
    func nulInCell() throws {
        let (table, findings) = try people(
            "\(TestRegister.header)\n1\u{0};Казанлък;;;;;\n2;Казанлък;;;;;\n"
        )
        #expect(findings.map(\.brief) == ["control-character error reject 1/2/2/1 id"])
        #expect(table.texts("id").map { $0 == nil } == [true, false])
    }

    @Test(
        "a header that cannot be cut into cells is broken",
        arguments: [
            "Код;Вид;Ден;Сума;Брой;Съгласие;Бележка;\"Друго\"x\n", "\"Код;Вид;Ден\n1;2;3\n",
            "Код;Вид;Ден;Сума;Брой;Съгласие;Бележка;Др\u{1}уго\n",
        ]
    )
    func brokenHeader(text: String) throws {
        let fault = try exportFault { try people(text) }
        #expect(fault.reason == .brokenHeader)
        #expect(fault.line == 1)
    }

    @Test("a header of more columns than can be read says so")
    func tooManyColumns() throws {
        let header = TestRegister.header + String(repeating: ";x", count: 5_000)
        let fault = try exportFault { try people("\(header)\n") }
        #expect(fault.reason == .tooManyColumns(limit: 4_096))
    }

    @Test(
        "line ends of another system than the declared one change nothing",
        arguments: ["\\n", "\\r", "\\r\\n"],
        ["\n", "\r", "\r\n"]
    )
    func lineEnds(declared: String, actual: String) throws {
        let lines = [TestRegister.header, "1;Казанлък;;;;;", "2;Павел баня;;;;;", ""]
        let (table, findings) = try people(
            lines.joined(separator: actual),
            dialect: "lineTerminator: \"\(declared)\""
        )
        #expect(findings.map(\.brief) == [])
        #expect(table.texts("kind") == ["K", "P"])
        #expect(table.positions.map(\.line) == [2, 3])
    }

    @Test("an export without a header is read in the order declared")
    func headerless() throws {
        let (table, findings) = try people(
            "1;Казанлък;01.02.2018;;;да;\n2;;\n",
            dialect: "header: false"
        )
        #expect(table.texts("day") == ["2018-02-01", nil])
        #expect(findings.map(\.brief) == ["missing-cell error reject 2/2/2/4 "])
    }

    @Test("messages of whole files name file and line, and what was not checked")
    func messages() throws {
        let labels = try TestRegister.labels.get()
        let names = FoundColumns.names(["Вид", "ден"], undeclared: ["ден"])
        let wanted = ExportFault.Wanted(encoding: "utf-8", delimiter: "\t")
        var reasons: [ExportFault.Reason] = [
            .empty, .binary, .brokenHeader, .tooManyColumns(limit: 4_096),
            .missingColumns(["Вид", "Ден"], found: names),
            .missingColumns(["Вид", "Ден"], found: .cells(3)),
            .otherwiseWritten(missing: ["Вид", "Ден"], DialectFitTests.all),
            .otherwiseWritten(
                missing: [],
                DialectFit(differences: [DialectFitTests.all.differences[1]])
            ),
            .duplicateColumn("Вид", first: 2, second: 8, found: names),
        ]
        reasons += OtherFormat.allCases.map { .otherFormat($0, wanted) }
        for reason in reasons {
            let message = ExportFault(file: "a.csv", line: 3, reason: reason).message(labels)
            #expect(message.hasPrefix("a.csv:3: "))
            let rule = try #require(ExportFault(file: "a.csv", line: 3, reason: reason).rule)
            let end = "\(labels.text("export.not-checked")) [\(rule.rawValue)]"
            #expect(message.hasSuffix(end))
            #expect(!message.contains("{") && !message.contains("export."))
        }
        let whole = ExportFault(file: "a.csv", line: 0, reason: .empty).message(labels)
        #expect(whole.hasPrefix("a.csv: "))
    }

    @Test("every file that cannot be read is told, each once")
    func allFaults() throws {
        let second = TestRegister.people()
            .replacing("name: people", with: "name: others")
            .replacing("people.csv", with: "others.csv")
        let register = try TestRegister(TestRegister.people() + second)
        try register.export("")
        try register.export("x\n", as: "others.csv")
        let faults = try #require(throws: ExportFaults.self) { try register.ingest() }
        #expect(
            faults.faults.map(\.reason) == [
                .empty,
                .missingColumns(TestRegister.header.names, found: .cells(1)),
            ]
        )
    }
}

extension String {
    /// The names of a header.
    fileprivate var names: [String] { split(separator: ";").map(String.init) }
}
