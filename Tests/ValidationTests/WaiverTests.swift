import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

/// What people put up with, and what is wrong with that.
struct WaiverTests {
    private static let rules = rule("order", require: "exit >= entry")

    private static let cases = """
        1,a,2018-03-01,2018-02-01,M,5
        2,b,2018-03-01,2018-02-01,Q,5
        3,c,x,,M,5

        """

    private func judged(
        _ rows: String...,
        asOf: String? = nil,
        cases: String = Self.cases,
        tables: String = TestRegister.tables
    ) throws -> [Finding] {
        let header = "fingerprint,rule,table,field,reason,owner,expires\n"
        return try TestRegister(rules: Self.rules, tables: tables).judge(
            cases,
            waivers: header + rows.map { "\($0)\n" }.joined(),
            asOf: asOf
        ).findings
    }

    private static func brief(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.rule) \($0.line ?? 0)\($0.isWaived ? " waived" : "")" }
    }

    @Test func `a rule is waived for a table and a field, and the records stay left out`() throws {
        let found = try judged(
            ",order,cases,exit,Old register,Petrov,2019-01-08",
            ",type-error,cases,,Old register,Petrov,2019-12-31"
        )
        #expect(
            Self.brief(found) == [
                "order 2 waived", "order 3 waived", "enum 3", "type-error 4 waived",
            ]
        )
        #expect(RecordEffects(found).rejected.records == ["cases": [1, 2, 3]])
        let other = try judged(",enum,cases,entry,Old register,Petrov,2019-12-31")
        #expect(
            Self.brief(other)
                == ["waiver-unused 2", "order 2", "order 3", "enum 3", "type-error 4"]
        )
    }

    @Test func `a finding is waived by its fingerprint, also when lines have moved`() throws {
        let plain = try judged()
        let print = try #require(plain.first { $0.line == 3 && $0.rule == "order" }).fingerprint
        let row = "\(print.uppercased()),,,,Known,Petrov,2019-12-31"
        let found = try judged(row)
        #expect(Self.brief(found) == ["order 2", "order 3 waived", "enum 3", "type-error 4"])
        let lines = Self.cases.split(separator: "\n").reversed().map { "\($0)\n" }.joined()
        let moved = try judged(row, cases: "9,z,2018-01-01,,M,\n" + lines)
        #expect(moved.filter(\.isWaived).map(\.record) == [3])
        #expect(moved.filter(\.isWaived).map(\.rule) == ["order"])
    }

    @Test func `where lines alone tell records apart a fingerprint waives nothing`() throws {
        let tables = TestRegister.tables.replacing("      primaryKey: [id]\n", with: "")
            .replacing(
                "      foreignKeys: [{fields: [case], reference: {resource: cases, fields: [id]}}]\n",
                with: ""
            )
        let plain = try judged(tables: tables)
        let print = try #require(plain.first { $0.rule == "order" }).fingerprint
        let found = try judged("\(print),,,,Known,Petrov,2019-12-31", tables: tables)
        #expect(!found.contains { $0.isWaived })
        #expect(found.first?.rule == "waiver-fault")
        #expect(found.first?.severity == .error)
        #expect(found.first?.message.contains("primary key") == true)
    }

    @Test(
        arguments: [
            ("2019-01-07", nil, true), ("2019-01-08", nil, false),
            ("2019-01-08", "2019-01-08", false),
            ("2019-01-08", "2019-01-09", true), ("2019-03-31", "2019-04-01", true),
            ("2019-03-31", "2019-03-31", false),
        ] as [(String, String?, Bool)]
    )
    func `a waiver holds up to its last day, as of the day of the report`(
        lastDay: String,
        asOf: String?,
        isExpired: Bool
    ) throws {
        let found = try judged(",order,,,Old,Petrov,\(lastDay)", asOf: asOf)
        let word = isExpired ? "" : " waived"
        let expired = isExpired ? ["waiver-expired 2"] : []
        #expect(
            Self.brief(found) == expired + [
                "order 2\(word)", "order 3\(word)", "enum 3", "type-error 4",
            ]
        )
        if isExpired {
            let finding = try #require(found.first)
            #expect(finding.severity == .error && finding.effect == .none)
            #expect(finding.file == "../entries/waivers.csv")
            #expect(finding.column == 7 && finding.row == 2 && finding.record == 1)
            #expect(finding.message.contains("'expires'"))
        }
    }

    @Test func `a waiver that cannot be understood is an error at its cell`() throws {
        let found = try judged(",order,,,Old,,2019-12-31", ",order,,,Old,Petrov,soon")
        #expect(
            Self.brief(found) == [
                "waiver-fault 2", "waiver-fault 3", "order 2", "order 3", "enum 3", "type-error 4",
            ]
        )
        #expect(found.prefix(2).map(\.column) == [6, 7])
        #expect(found.prefix(2).allSatisfy { $0.severity == .error && $0.table.isEmpty })
    }
}
