import Expressions
import Testing

@testable import Grants

@Suite("A target or chart")
struct TargetReaderTests {
    private static let target = "  - {indicator: CASELOAD, value: 60}"
    private static let chart = "  - {indicator: CASELOAD}"

    @Test(
        "that cannot be met or drawn is refused",
        arguments: [
            (
                target, "  - {indicator: CASELOD, value: 60}",
                "35:17: there is no indicator 'CASELOD'; did you mean 'CASELOAD'?"
            ),
            (target, "  - {indicator: \"5111\", value: 60}", "35:17: there is no indicator '5111'"),
            (target, "  - {value: 60}", "35:5: the key 'indicator' is missing"),
            (
                target, "  - {indicator: CASELOAD}",
                "35:5: a target without a value needs a note that says why"
            ),
            (
                target, "  - {indicator: CASELOAD, value: 60%}",
                "35:34: expected a number such as 229999.80, found '60%'"
            ),
            (
                target, "  - {indicator: CASELOAD, value: 6, span: all}",
                "35:43: 'all' is not allowed here: expected one of 'cumulative', 'period'"
            ),
            (
                target, "  - {indicator: CASELOAD, value: 6, from: 2018-H3}",
                "35:43: expected a half-year such as 2018-H2, found '2018-H3'"
            ),
            (
                target, "\(target)\n\(target)",
                "36:5: a target of 'CASELOAD' for the same time is there already"
            ),
            (target, "  - CASELOAD", "35:5: expected a map, found 'CASELOAD'"),
            (
                chart, "  - {indicator: USED}",
                "37:17: there is no indicator 'USED'; did you mean 'USE'?"
            ),
            (chart, "\(chart)\n\(chart)", "38:5: 'CASELOAD' is there twice"),
            (
                chart, "  - {indicator: USE, reference: {parameter: capcity, title: x}}",
                "37:45: there is no parameter 'capcity'; did you mean 'capacity'?"
            ),
            (
                chart, "  - {indicator: USE, reference: {parameter: capacity}}",
                "37:33: the key 'title' is missing"
            ),
            (chart, "  - {indicator: USE, line: 1}", "37:22: unknown key 'line'"),
        ]
    )
    func refused(part: String, replacement: String, expected: String) throws {
        var sample = Sample()
        sample.grant = sample.grant.replacing("\(part)\n", with: "\(replacement)\n")
        let found = try sample.faults()
        #expect(found == ["grant.yaml:" + expected])
    }

    @Test("reads what it says")
    func values() throws {
        var sample = Sample()
        sample.grant = sample.grant.replacing(
            Self.target,
            with: """
                  - {indicator: CASELOAD, value: 60.5, from: 2018-H2}
                  - {indicator: CASELOAD, from: 2019-H1, note: none was set}
                """
        )
        let targets = try sample.read().targets
        #expect(targets.map { $0.value?.description } == ["60.5", nil])
        #expect(targets.map { $0.first?.description } == ["2018-H2", "2019-H1"])
        #expect(targets.map(\.span) == [.period, .period])
        #expect(targets.last?.note?.text(in: .bg) == "none was set")
    }
}
