import TestSupport
import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion

struct FindingMakerTests {
    private static let faults: [CellFault] = [
        .required, .type, .unknownCode, .invisible, .afterData, .pattern,
        .lookAlike(LookAlike.Letter(found: "a", meant: "а"), isUnfit: true),
        .lookAlike(LookAlike.Letter(found: "a", meant: "а"), isUnfit: false),
        .lookAlike(LookAlike.Letter(found: "е", meant: "e"), isUnfit: true),
        .minimum(.number(Rational(1))), .minimum(.number(Rational(2))),
        .maximum(.number(Rational(1))), .minLength(2), .maxLength(2), .maxLength(3),
    ]

    @Test func `a finding does not depend on those that were made before`() throws {
        let register = try TestRegister()
        let table = try #require(try register.grant.exports.tables.first)
        let labels = try TestRegister.labels.get()
        let maker = FindingMaker(table: table, file: "2019-01-08/people.csv", labels: labels)
        var used = maker
        var random = SeededGenerator(seed: 1)
        for record in 1...500 {
            let fault = Self.faults[Int.random(in: 0..<Self.faults.count, using: &random)]
            let column = Int.random(in: 0..<table.fields.count, using: &random)
            let place = FindingMaker.Place(
                record: record,
                line: 2 * record,
                row: record + 1,
                column: record % 7 == 0 ? 0 : column
            )
            var new = maker
            let finding = used.finding(fault, of: table.fields[column], at: place)
            #expect(finding == new.finding(fault, of: table.fields[column], at: place))
            #expect(
                [finding.record, finding.line, finding.row] == [record, 2 * record, record + 1]
            )
            #expect(finding.column == place.column)
            #expect(finding.field == table.fields[column].name)
        }
    }
}
