import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion

struct SecondHeaderTests {
    private static let records =
        "1;Казанлък;01.02.2018;1,5;7;да;x\n2;Павел баня;02.02.2018;;;не;\n"

    @Test(
        "a line of units, of names in another language or of numbers is told and left out",
        arguments: [
            "id;kind;date;amount;number;consent;note", ";;дд.мм.гггг;лв.;бр.;да/не;",
            "(код);(вид);(дата);(сума);(брой);(съгласие);(бележка)", "1;2;3;4;5;6;7",
            ";;;лв.;бр.;;",
        ]
    )
    func found(line: String) throws {
        let (table, findings) = try people("\(TestRegister.header)\n\(line)\n\(Self.records)")
        #expect(findings.map(\.brief) == ["second-header warning none -/2/2/- "])
        #expect(table.texts("kind") == ["K", "P"])
        #expect(findings.first?.message.contains("second header line") == true)
        #expect(findings.first?.message.contains("лв") == false)
    }

    @Test(
        "a line with a cell that fits, or with a try at one, is a record",
        arguments: [
            ";Казанлък;дата;лв.;бр.;;", ";Друго;31.02.2018;много;;;", "3;Друго;;;;;",
            ";Друго;;;;може би;", "3;Друго;дата;лв.;бр.;;", ";;2018;лв.;;;",
            ";Kазанлък;дата;лв.;;;", ";x;;много 5;;;",
        ]
    )
    func record(line: String) throws {
        let (table, findings) = try people("\(TestRegister.header)\n\(line)\n\(Self.records)")
        #expect(table.count == 3, "\(findings.map(\.brief))")
        #expect(!findings.contains { $0.rule == "second-header" })
    }

    @Test(
        "where the rows below do not fit either, every row is a record",
        arguments: ["", "3;Друго;дата;лв.;бр.;;\n4;Друго;дата;лв.;бр.;;\n", ";;;;;;x\n"]
    )
    func nothingBelow(below: String) throws {
        let (table, findings) = try people(
            "\(TestRegister.header)\n;;дата;лв.;бр.;;\n\(below)"
        )
        #expect(!findings.contains { $0.rule == "second-header" })
        #expect(table.count == 1 + below.split(separator: "\n").count)
    }

    @Test("only the line directly under the header is looked at")
    func furtherDown() throws {
        let (table, findings) = try people(
            "\(TestRegister.header)\n\(Self.records);;дата;лв.;бр.;;\n\(Self.records)"
        )
        #expect(table.count == 5)
        #expect(!findings.contains { $0.rule == "second-header" })
    }

    @Test("declared as a comment row it is left out without a word")
    func declared() throws {
        let (table, findings) = try people(
            "\(TestRegister.header)\n;;дата;лв.;бр.;;\n\(Self.records)",
            dialect: "commentRows: [2]"
        )
        #expect(table.count == 2)
        #expect(findings.isEmpty)
    }
}
