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

    @Test(
        "that uses a name which was refused adds no fault, and gets no such name suggested",
        arguments: [
            ("parameter: places, title: x", []),
            (
                "parameter: plces, title: x",
                ["39:45: there is no parameter 'plces'; did you mean 'places'?"]
            ),
            (
                "parameter: 2laces, title: x",
                ["39:45: there is no parameter '2laces'; did you mean 'places'?"]
            ),
        ]
    )
    func refusedNames(reference: String, others: [String]) throws {
        var sample = try Sample.grant("  capacity: 60\n", "  Places: 60\n  2nd_laces: 60\n")
        sample.grant = sample.grant.replacing("[CASELOAD, capacity]", with: "[CASELOAD, places]")
            .replacing(
                "require: exit_date >= entry_date",
                with: "require: exit_date >= entry_date + places"
            )
            .replacing(
                "\(Self.target)\n",
                with: "\(Self.target)\n  - {indicator: USE, span: period, value: 1}\n"
            )
            .replacing("\(Self.chart)\n", with: "  - {indicator: USE, reference: {\(reference)}}\n")
        let found = try sample.faults()
        let form =
            "expected a name of a-z, 0-9 and '_' that begins with a letter or '_', at most 64"
        #expect(
            found == [
                "grant.yaml:9:11: \(form), found 'Places'",
                "grant.yaml:10:14: \(form), found '2nd_laces'",
            ] + others.map { "grant.yaml:\($0)" }
        )
    }

    @Test("of an indicator whose code was refused adds no fault")
    func refusedCode() throws {
        let sample = try Sample.grant("code: OPEN_END", "code: \"OPEN END\"")
        let used = try Sample(
            grant: sample.grant.replacing(
                Self.target,
                with: "  - {indicator: OPEN END, value: 60}\n  - {indicator: xOPEN END, value: 60}"
            )
        ).faults()
        #expect(used.count == 2)
        #expect(used.first?.hasSuffix("at most 64, found 'OPEN END'") == true)
        #expect(
            used.last
                == "grant.yaml:36:17: there is no indicator 'xOPEN END'; did you mean 'OPENED'?"
        )
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
