import Foundation
import Testing

@testable import CSV
@testable import Expressions
@testable import Files
@testable import Grants
@testable import Ingestion

struct RecordFilesTests {
    private static let text = """
        \(TestRegister.header)
        "Б""1
        ";" Казанлък";01.02.2018;-1 234,50;7;да;"a
        b;c"
        2;Павел баня;"31.02.2018
        ";;;"не

        ";x
        3;;;;;;

        """

    /// Writes what was read into a folder, and reads it again.
    private func roundTrip(
        _ register: TestRegister,
        change: (String, String) -> String? = { _, text in text }
    ) throws -> IngestedExport {
        let grant = try register.grant
        for (name, bytes) in try RecordFiles(grant: grant).files(of: try register.ingest()) {
            let text = change(name, String(decoding: bytes, as: UTF8.self))
            if let text { try register.write(Array(text.utf8), as: "records/\(name)") }
        }
        return try RecordFiles(grant: grant).read(from: "\(register.folder)/records")
    }

    @Test("what is read back equals what was written, line breaks inside records too")
    func equal() throws {
        let register = try TestRegister()
        try register.export(Self.text)
        let written = try register.ingest()
        let read = try roundTrip(register)
        #expect(read.moment == written.moment)
        #expect(read.key == .demonstration)
        #expect(read.findings == written.findings)
        let (before, after) = (try #require(written.tables.first), try #require(read.tables.first))
        #expect(after.name == before.name)
        #expect(after.parts == before.parts)
        #expect(after.positions == before.positions)
        #expect(after.columns.keys.sorted() == before.columns.keys.sorted())
        for field in before.columns.keys {
            #expect(after.texts(field) == before.texts(field))
            #expect(after.columns[field]?.type == before.columns[field]?.type)
        }
    }

    @Test("a field after a line break has a line of its own, and the record's row")
    func lines() throws {
        let register = try TestRegister()
        try register.export(Self.text)
        for table in [try register.ingest().tables[0], try roundTrip(register).tables[0]] {
            #expect(table.positions.map(\.line) == [2, 5, 9])
            #expect(table.positions.map(\.row) == [2, 3, 4])
            let fields = ["id", "kind", "day", "amount", "consent", "note"]
            #expect(fields.map { table.line($0, at: 0) } == [2, 3, 3, 3, 3, 3])
            #expect(fields.map { table.line($0, at: 1) } == [5, 5, 5, 6, 6, 8])
            #expect(table.cell("consent", at: 1).description == "F3")
        }
    }

    @Test("the records are plain CSV with codes, ISO dates and pseudonyms")
    func form() throws {
        let register = try TestRegister()
        try register.export("\(TestRegister.header)\n1;Казанлък;01.02.2018;1\u{A0}234,50;7;да;x\n")
        let files = try RecordFiles(grant: register.grant).files(of: register.ingest())
        #expect(files.map(\.name) == ["people.csv", "findings.csv", "datapackage.json"])
        let hash = KeyedHash(key: .demonstration, grant: "test")
        let pseudonym = hash.pseudonym(of: "1", domain: "people.id")
        #expect(
            String(decoding: files[0].bytes, as: UTF8.self) == """
                record,line,row,breaks,id,kind,day,amount,number,consent
                1,2,2,,\(pseudonym),K,2018-02-01,1234.5,7,true

                """
        )
    }

    @Test("the descriptor fixes grant, period and data's day, and the export's hash")
    func descriptor() throws {
        let register = try TestRegister()
        try register.export("\(TestRegister.header)\n")
        let files = try RecordFiles(grant: register.grant).files(of: register.ingest())
        let text = String(decoding: try #require(files.last).bytes, as: UTF8.self)
        for line in [
            #""grant" : "test""#, #""period" : "2018-H2""#, #""dataDay" : "2019-01-08""#,
            #""file" : "2019-01-08/people.csv""#, #""bytes" : 71"#,
        ] { #expect(text.contains(line), "\(text)") }
        #expect(text.hasSuffix("}\n"))
    }

    @Test(
        "what ingest did not write is refused with file and line",
        arguments: [
            ("people.csv", "1,2,2,", "2,2,2,", 2), ("people.csv", "1,2,2,", "1,+2,2,", 2),
            ("people.csv", "1,2,2,", "1,0,2,", 2), ("people.csv", "1,2,2,", "1,2,,", 2),
            ("people.csv", "1,2,2,", "1,2,9223372036854775807,", 2),
            ("people.csv", "1,2,2,", "1,99999999999,2,", 2),
            ("people.csv", "1,2,2,", "1,2,2,1", 2), ("people.csv", "1,2,2,", "1,2,2,1:0", 2),
            ("people.csv", "1,2,2,", "1,2,2,1:9999999999999", 2),
            ("people.csv", "2018-02-01", "2018-02-30", 2), ("people.csv", "1234.5", "1e3", 2),
            ("people.csv", "true", "yes", 2), ("people.csv", "record,line", "line,record", 1),
            ("people.csv", ",true", ",true,", 2), ("findings.csv", "rule,", "rules,", 1),
            ("datapackage.json", "\"grant\" : \"test\"", "\"grant\" : \"other\"", 0),
            ("datapackage.json", "2018-H2", "2018-H3", 0),
            ("datapackage.json", "2018-H2", "2017-H2", 0),
            ("datapackage.json", "2018-H2", "2019-H2", 0),
            ("datapackage.json", "\"dataDay\" : \"2019-01-08\"", "\"dataDay\" : \"\"", 0),
            ("datapackage.json", "\"people\"", "\"persons\"", 0), ("datapackage.json", "{", "", 0),
        ]
    )
    func refused(file: String, text: String, replacement: String, line: Int) throws {
        let register = try TestRegister()
        try register.export("\(TestRegister.header)\n1;Казанлък;01.02.2018;1234,50;7;да;x\n")
        let fault = try #require(throws: StageFileFault.self) {
            try roundTrip(register) { name, content in
                guard name == file else { return content }
                #expect(content.contains(text))
                return content.replacing(text, with: replacement, maxReplacements: 1)
            }
        }
        #expect(fault.file == "\(register.folder)/records/\(file)")
        #expect(fault.line == line)
    }

    @Test(
        "a file that is not there is an input that is missing",
        arguments: ["people.csv", "findings.csv", "datapackage.json"]
    )
    func missing(file: String) throws {
        let register = try TestRegister()
        try register.export("\(TestRegister.header)\n")
        #expect(throws: FileFault.missing("\(register.folder)/records/\(file)")) {
            try roundTrip(register) { name, content in name == file ? nil : content }
        }
    }
}

struct PrivacyTests {
    @Test(
        "no byte of what ingest gives shows an identifier, a note or a column that is not declared"
    )
    func canary() throws {
        let marker = "канарче"
        let register = try TestRegister(
            TestRegister.people()
                + """
                  - name: events
                    path: events.csv
                    grantline: {title: {en: Events}}
                    schema:
                      foreignKeys: [{fields: [person], reference: {resource: people, fields: [Код]}}]
                      fields:
                        - {name: person, type: string, grantline: {pseudonym: true}}
                        - {name: form, type: string, constraints: {pattern: "[0-9]+"}}
                        - {name: text, type: string}

                """
        )
        try register.export(
            """
            \(TestRegister.header);\(marker)
            \(marker)1; Казанлък;;;;;"\(marker)
            ";\(marker)
            \(marker)2;\(marker);\(marker);\(marker);\(marker);\(marker);\(marker);\(marker)
            \(marker)3;\(marker)
            \(marker)3;\(marker);\(marker);\(marker);\(marker);\(marker);\(marker);\(marker);\(marker)
            \(marker)4;"\(marker);\(marker)
            \(marker)\u{1}5;Казанлък;;;;;\(marker)\u{1};\(marker)

            """
        )
        try register.export(
            """
            person,form,text
            \(marker)1,5,\(marker)
            \(marker),\(marker),\(marker)
            \(marker)1,Иванoва \(marker),\(marker)

            """,
            as: "events.csv"
        )
        let export = try register.ingest()
        #expect(export.findings.contains { $0.rule == "look-alike" })
        let files = try RecordFiles(grant: register.grant).files(of: export)
        for (name, bytes) in files {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains(marker), "\(name)")
            #expect(!text.contains("Иван"), "\(name)")
        }
    }
}
