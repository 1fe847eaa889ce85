import TestSupport
import Testing

@testable import Grants

/// Holds kinds of findings against comparing each with each.
@Suite struct FindingKindsTests {
    @Test(arguments: [0, 1, 2, 50, 500])
    func `findings are of one kind just if rule, field, table and column are the same`(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        func some<T>(_ values: [T]) -> T {
            values[Int.random(in: 0..<values.count, using: &random)]
        }
        let findings = (0..<count).map { record in
            Finding(
                rule: some(["type-error", "required", "a_rule_with_a_long_name"]),
                severity: some([.error, .info]),
                effect: .none,
                table: some(["t", "a_table_with_a_long_name"]),
                file: some(["a.csv", "b.csv"]),
                record: some([nil, record]),
                column: some([nil, 1, 2, 4_000_000_000]),
                field: some(["", "f", "g"]),
                message: some(["", "m"])
            )
        }
        let kinds = FindingKinds(findings)
        #expect(kinds.numbers.count == count)
        for (one, kind) in zip(findings, kinds.numbers) {
            let own = findings.filter {
                [$0.rule, $0.field, $0.table] == [one.rule, one.field, one.table]
                    && $0.column == one.column
            }
            let found = zip(findings, kinds.numbers).filter { $0.1 == kind }.map(\.0)
            #expect(found == own)
            #expect(findings[kinds.firsts[kind]] == own.first)
        }
        #expect(kinds.firsts == kinds.firsts.sorted())
    }
}
