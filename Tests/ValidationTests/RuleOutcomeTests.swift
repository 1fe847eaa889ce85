import Testing

@testable import Grants
@testable import Validation

/// How rules end, and what that makes of their findings.
struct RuleOutcomeTests {
    private static let records = """
        1,a,2018-03-01,2018-02-01,M,5
        2,b,2018-03-01,2018-04-01,M,5
        3,c,2018-03-01,,M,5
        4,d,2018-03-01,2018-04-01,M,5

        """

    private static let test = """
          - id: order
            on: cases
            when: exit is not null
            require: exit >= entry
            message: {en: Message}
        """

    private func judged(_ lines: String) throws -> (findings: [String], outcome: RuleOutcome) {
        let rules = lines.isEmpty ? Self.test : Self.test + "\n    " + lines
        let verdict = try TestRegister(rules: rules).judge(Self.records)
        let outcome = try #require(verdict.outcomes.first { $0.rule == "order" })
        return (verdict.findings.map { "\($0.severity) \($0.effect)" }, outcome)
    }

    @Test(arguments: [
        ("", "error reject", RuleOutcome.State.failed, 3, RuleOutcome.Cause?.none),
        ("threshold: at most 0", "error reject", .failed, 3, nil),
        ("threshold: at most 1", "info reject", .passed, 3, .withinThreshold),
        ("threshold: at most 33 percent", "error reject", .failed, 3, nil),
        ("threshold: at most 33.4 percent", "info reject", .passed, 3, .withinThreshold),
        ("valid: {from: 2018-12-31}", "error reject", .failed, 3, nil),
        ("valid: {from: 2018-07-01, to: 2018-12-31}", "error reject", .failed, 3, nil),
        ("severity: warning", "warning none", .failed, 3, nil),
    ])
    func `a rule with findings ends as its threshold says`(
        lines: String,
        finding: String,
        state: RuleOutcome.State,
        applied: Int,
        cause: RuleOutcome.Cause?
    ) throws {
        let (findings, outcome) = try judged(lines)
        #expect(findings == [finding])
        #expect(outcome.state == state)
        #expect(outcome.applied == applied)
        #expect(outcome.found == 1)
        #expect(outcome.cause == cause)
    }

    @Test(arguments: [
        "{from: 2019-01-01}", "{to: 2018-12-30}", "{from: 2019-01-01, to: 2019-06-30}",
    ])
    func `a rule that is not in force on the last day of the half-year is skipped`(
        days: String
    ) throws {
        let (findings, outcome) = try judged("valid: \(days)")
        #expect(findings.isEmpty)
        #expect(outcome.state == .skipped)
        #expect(outcome.cause == .notInForce)
        #expect(outcome.applied == nil)
    }

    @Test func `a rule that covers others and is not in force leaves them their findings`() throws {
        let rules = """
              - id: no-day
                on: cases
                covers: {rules: [type-error], fields: [entry]}
                valid: {to: 2018-06-30}
                message: {en: Message}
            """
        let verdict = try TestRegister(rules: rules).judge("1,a,x,,M,\n")
        #expect(verdict.findings.map(\.rule) == ["type-error"])
        #expect(verdict.outcomes.first { $0.rule == "no-day" }?.state == .skipped)
        let inForce = rules.replacing("valid: {to: 2018-06-30}", with: "valid: {to: 2018-12-31}")
        let other = try TestRegister(rules: inForce).judge("1,a,x,,M,\n")
        #expect(other.findings.map(\.rule) == ["no-day"])
        let outcome = try #require(other.outcomes.first { $0.rule == "no-day" })
        #expect(outcome.state == .failed && outcome.found == 1)
        #expect(
            other.outcomes.first { $0.rule == "type-error" && $0.table == "cases" }?.state
                == .passed
        )
    }

    @Test func `where a value is missing a rule passes unless it says otherwise`() throws {
        let plain = Self.test.replacing("    when: exit is not null\n", with: "")
        for (lines, rules) in [("", 1), ("\n    unknown: passes", 1), ("\n    unknown: fails", 2)] {
            let verdict = try TestRegister(rules: plain + lines).judge(Self.records)
            #expect(verdict.findings.count == rules)
            #expect(verdict.outcomes.first { $0.rule == "order" }?.applied == 4)
        }
        // A cell that could not be read is told by its own rule, and by no other.
        let fails = try TestRegister(rules: plain + "\n    unknown: fails")
        #expect(try fails.validate("1,a,2018-03-01,x,M,5\n").map(\.rule) == ["type-error"])
    }

    @Test func `built-in rules end before those that are declared, and remarks are no failure`()
        throws
    {
        let verdict = try TestRegister(rules: Self.test).judge(
            "1,a ,2018-03-01,,M,x\n\n2,b,2018-03-01,,Q,5\n2,c,2018-03-01,,M,5\n",
            "1,7,2018-03-01,\n"
        )
        let ended = verdict.outcomes.map { "\($0.table) \($0.rule) \($0.state) \($0.found)" }
        #expect(ended.contains("cases blank-row passed 1"))
        #expect(ended.contains("cases mended-blank passed 1"))
        #expect(ended.contains("cases type-error failed 1"))
        #expect(ended.contains("cases enum failed 1"))
        #expect(ended.contains("cases unique failed 1"))
        #expect(ended.contains("cases required passed 0"))
        #expect(ended.contains("events foreign-key failed 1"))
        #expect(ended.contains("events minimum passed 0"))
        #expect(
            !ended.contains { $0.hasPrefix("cases pattern") || $0.hasPrefix("cases foreign-key") }
        )
        #expect(ended.last { $0.hasPrefix("cases ") } == "cases order passed 0")
        let tables = verdict.outcomes.map(\.table)
        #expect(tables == tables.filter { $0 == "cases" } + tables.filter { $0 == "events" })
        #expect(Set(ended.map { $0.split(separator: " ").prefix(2) }).count == ended.count)
    }
}
