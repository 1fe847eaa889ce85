import Testing

@testable import Grants
@testable import Rendering

/// Checks how findings are put together and in which order.
@Suite struct FindingGroupTests {
    private func finding(
        _ rule: String,
        _ severity: Severity = .error,
        _ effect: Effect = .none,
        field: String = "f",
        count: Int = 1,
        row: Int? = nil,
        column: Int? = nil
    ) -> Finding {
        Finding(
            rule: rule,
            severity: severity,
            effect: effect,
            table: "cases",
            file: "cases.csv",
            record: row,
            row: row,
            column: column,
            field: field,
            count: count,
            message: "m"
        )
    }

    @Test func `cells of a table of several files bear the file's name`() {
        let findings = [finding("r", row: 844, column: 11), finding("r", row: 3)]
        let groups = FindingGroup.groups(of: findings, namingFilesOf: ["cases"])
        #expect(groups.first?.cells == ["cases.csv K844", "cases.csv 3"])
        let others = FindingGroup.groups(of: findings, namingFilesOf: ["events"])
        #expect(others.first?.cells == ["K844", "3"])
    }

    @Test func `findings that differ in their place alone are one group`() {
        let groups = FindingGroup.groups(of: [
            finding("r", row: 844, column: 11), finding("r", row: 845, column: 27),
            finding("r", row: 846), finding("r", count: 7), finding("r", field: "g", row: 1),
        ])
        #expect(groups.map(\.count) == [10, 1])
        #expect(groups.first?.cells == ["K844", "AA845", "846"])
    }

    @Test func `the worst come first, then what is left out, then the many, then by name`() {
        let findings = [
            finding("d", .info, count: 900), finding("c", .warning), finding("b", .warning),
            finding("a", .error), finding("many", .error, count: 3),
            finding("out", .error, .reject), finding("after", .warning, .reject),
            finding("b", .warning, field: "a"), finding("Z", .warning), finding("ä", .warning),
        ]
        let expected = [
            "out f", "many f", "a f", "after f", "Z f", "b a", "b f", "c f", "ä f", "d f",
        ]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            let groups = FindingGroup.groups(of: findings.shuffled(using: &generator))
            #expect(groups.map { "\($0.rule) \($0.field)" } == expected)
        }
    }

    @Test func `names that only look alike stand apart, always in the same order`() {
        let findings = [finding("e\u{301}"), finding("\u{E9}")]
        for findings in [findings, findings.reversed()] {
            #expect(FindingGroup.groups(of: findings).count <= 2)
        }
    }

    @Test func `counts beyond all numbers do not crash`() {
        let groups = FindingGroup.groups(of: [
            finding("r", count: .max), finding("r", count: .max), finding("r", count: 1),
        ])
        #expect(groups.map(\.count) == [.max])
    }

    @Test func `a hundred thousand findings take no time worth a name`() {
        let findings = (1...100_000).map { finding("r", row: $0, column: 3) }
        #expect(FindingGroup.groups(of: findings).first?.cells.count == 100_000)
    }
}
