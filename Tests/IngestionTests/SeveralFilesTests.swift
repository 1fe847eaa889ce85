import Testing

@testable import Expressions
@testable import Files
@testable import Grants
@testable import Ingestion

struct SeveralFilesTests {
    private static let other = "Бележка;Съгласие;Брой;Сума;Ден;Вид;Код"

    private func register(
        _ path: String,
        _ files: [(String, String)],
        own: String = "",
        dialect: String = ""
    ) throws -> TestRegister {
        let resource = TestRegister.people(dialect: dialect, own: own)
            .replacing("path: people.csv", with: "path: \(path)")
        let register = try TestRegister(resource)
        for (name, text) in files { try register.export(text, as: name) }
        return register
    }

    @Test(
        "files are read as one table, in the byte order of their names",
        arguments: [
            "people-*.csv", "people-?.csv", "[people-3.csv, people-1.csv, people-2.csv]",
            "[people-2.csv, \"people-*.csv\"]",
        ]
    )
    func order(path: String) throws {
        let header = TestRegister.header
        let register = try register(
            path,
            [
                ("people-2.csv", "\(header)\n2;Павел баня;;;;;\n"),
                ("people-1.csv", "\(header)\n1;Казанлък;01.02.2018;;;;\n"),
                ("people-3.csv", "\(header)\n1;Казанлък;;;;;\n"),
                (".people-4.csv", "no export"), ("people-1.csv.bak", "no export"),
            ]
        )
        let table = try #require(register.ingest().table("people"))
        #expect(table.texts("kind") == ["K", "P", "K"])
        #expect(table.texts("day") == ["2018-02-01", nil, nil])
        #expect(table.texts("id")[0] == table.texts("id")[2])
        #expect(table.texts("id")[0] != table.texts("id")[1])
        #expect((0..<3).map { table.source(at: $0).name.suffix(5).prefix(1) } == ["1", "2", "3"])
        #expect(table.parts.map(\.count) == [1, 1, 1])
        #expect(Set(table.parts.map(\.source.sha256)).count == 3)
    }

    @Test("findings and cells name the file, and its own columns, lines and rows")
    func places() throws {
        let register = try register(
            "[b.csv, a.csv]",
            [
                ("a.csv", "\(TestRegister.header)\n1;Казанлък;;;101;;\n"),
                ("b.csv", "Title\n;;\n\(Self.other)\n\n;;101;;;Казанлък;\n;;;;x;Казанлък;2\n"),
            ],
            dialect: "headerRows: [1]"
        )
        let fault = try exportFault { try register.ingest() }
        #expect(fault.file.hasSuffix("/2019-01-08/b.csv"))

        try register.export("\(Self.other)\n;;101;;;Казанлък;\n;;;;x;Казанлък;2\n", as: "b.csv")
        let export = try register.ingest()
        #expect(
            export.findings.map { "\($0.file.suffix(5)) \($0.brief)" } == [
                "a.csv maximum warning none 1/2/2/5 number",
                "b.csv maximum warning none 2/2/2/3 number",
                "b.csv required error reject 2/2/2/7 id",
                "b.csv type-error error reject 3/3/3/5 day",
            ]
        )
        let table = try #require(export.table("people"))
        #expect(table.cell("number", at: 0).description == "E2")
        #expect(table.cell("number", at: 1).description == "C2")
    }

    @Test("each file has its own title lines, footer and remarks on mending")
    func footers() throws {
        let register = try register(
            "\"*.csv\"",
            [
                ("a.csv", "T\n\(TestRegister.header)\n1; Казанлък;;;;;\nTotal: 1;;;;;;\n"),
                ("b.csv", "T\n\(TestRegister.header)\n2; Казанлък;;;;;\nTotal: 2;;;;;;\n"),
                ("c.csv", "T\n\(TestRegister.header)\n3;Казанлък;;;;;\n"),
            ],
            own: "footer: {prefix: \"Total:\", counts: records}",
            dialect: "headerRows: [2]"
        )
        #expect(
            try register.ingest().findings.map { "\($0.file.suffix(5)) \($0.brief)" } == [
                "a.csv mended-blank info none -/-/-/2 kind",
                "b.csv footer-count error none -/4/4/1 ",
                "b.csv mended-blank info none -/-/-/2 kind",
                "c.csv footer-count error none -/-/-/- ",
            ]
        )
    }

    @Test("every file asks for the same columns, and all that cannot be read are told")
    func faults() throws {
        let register = try register(
            "\"*.csv\"",
            [("a.csv", ""), ("b.csv", "\(TestRegister.header)\n"), ("c.csv", "Код;Вид\n")]
        )
        let faults = try #require(throws: ExportFaults.self) { try register.ingest() }
        #expect(faults.faults.map { String($0.file.suffix(5)) } == ["a.csv", "c.csv"])
        #expect(faults.exitCode == 65)
    }

    @Test("a pattern that no file fits says so, with 66")
    func noFile() throws {
        let register = try register("people-*.csv", [("people.csv", TestRegister.header)])
        let faults = try #require(throws: ExportFaults.self) { try register.ingest() }
        #expect(faults.exitCode == 66)
        #expect(faults.faults.map(\.reason) == [.noFile])
        let message = try #require(faults.faults.first).message(TestRegister.labels.get())
        #expect(message.contains("exports/2019-01-08/people-*.csv: No file in this folder"))
    }

    @Test("a name in the list that is not there is a missing file")
    func missingName() throws {
        let register = try register("[a.csv, b.csv]", [("a.csv", TestRegister.header)])
        let fault = try #require(throws: FileFault.self) { try register.ingest() }
        #expect(fault.exitCode == 66)
    }

    @Test("the records between the stages keep their files")
    func betweenStages() throws {
        let register = try register(
            "\"*.csv\"",
            [
                ("a.csv", "\(TestRegister.header)\n1;Казанлък;;;;;\n2;Казанлък;;;;;\n"),
                ("b.csv", "\(TestRegister.header)\n"),
                ("c.csv", "\(Self.other)\n;;;;;Казанлък;3\n"),
            ]
        )
        let (grant, export) = (try register.grant, try register.ingest())
        for (name, bytes) in try RecordFiles(grant: grant).files(of: export) {
            try register.write(bytes, as: "records/\(name)")
        }
        let read = try RecordFiles(grant: grant).read(from: "\(register.folder)/records")
        let (before, after) = (try #require(export.tables.first), try #require(read.tables.first))
        #expect(after.parts == before.parts)
        #expect(after.parts.map(\.count) == [2, 0, 1])
        #expect(after.positions == before.positions)
        #expect(after.texts("id") == before.texts("id"))
        #expect(after.source(at: 2).name == "2019-01-08/c.csv")
    }
}
