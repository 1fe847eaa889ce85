import Testing

@testable import Grants
@testable import Rendering

/// Checks the root names `rules` and `halfYears`.
@Suite struct RuleCountTests {
    private static let rules = """
        rules:
          - {id: one, on: cases, require: exit >= entry, message: {en: m, bg: m}}
          - {id: two, on: cases, severity: warning, require: amount > 0, message: {en: m, bg: m}}
          - {id: three, on: cases, severity: info, effect: reject, require: amount > 1, \
        message: {en: m, bg: m}}
        """

    private static func report() throws -> TestReport {
        var report = try TestReport()
        report.others = "targets: []\n\(rules)"
        return report
    }

    private static func finding(_ rule: String, _ record: Int?) -> Finding {
        Finding(
            rule: rule,
            severity: .error,
            effect: .reject,
            table: "cases",
            file: "cases.csv",
            record: record,
            message: "m"
        )
    }

    private static let template =
        "{{#rules}}{{rule}} {{table}} {{severity}} {{effect}} {{count}}:"
        + "{{#records}} {{record}}{{/records}}{{^records}} none{{/records}}"
        + "{{#hasMore}} …{{/hasMore}}\n{{/rules}}"

    @Test func `each rule of the grant is there in its order, with the records that break it`()
        throws
    {
        var report = try Self.report()
        report.findings = [
            Self.finding("two", 12), Self.finding("two", 3), Self.finding("two", 3),
            Self.finding("three", nil), Self.finding("type-error", 5),
        ]
        #expect(
            try report.render(Self.template) == """
                one cases error reject 0: none
                two cases warning none 2: 3 12
                three cases info reject 0: none

                """
        )
        #expect(try TestReport().render(Self.template).isEmpty)
    }

    @Test(arguments: [999, 1000, 1001, 2500])
    func `of the records the first thousand are listed, and all are counted`(count: Int) throws {
        var report = try Self.report()
        report.findings = (1...count).reversed().map { Self.finding("one", $0) }
        let document = try report.render(Self.template)
        let line = try #require(document.split(separator: "\n").first)
        let listed = (1...min(count, 1000)).map { " \($0)" }.joined()
        #expect(line == "one cases error reject \(count):\(listed)\(count > 1000 ? " …" : "")")
    }

    // MARK: Half-years

    private static let halfYears =
        "{{#halfYears}}{{period}} {{start}} {{end}}\n"
        + "{{#breakdowns}}{{#hasBreakdown}}by {{breakdown}}{{/hasBreakdown}}"
        + "{{^hasBreakdown}}total{{/hasBreakdown}}:"
        + "{{#categories}} [{{category}}]{{#figures}} {{pack}}/{{indicator}} {{span}} {{status}} "
        + "{{#hasValue}}{{value}}{{/hasValue}}{{^hasValue}}none{{/hasValue}};{{/figures}}"
        + "{{/categories}}\n{{/breakdowns}}{{/halfYears}}"

    @Test func `figures stand by half-year, breakdown, category and the indicators' order`() throws
    {
        var report = try TestReport()
        report.add("OPEN", "2018-H1", .period, "9", status: .unavailable)
        report.add("SUM", "2018-H1", .period, "", status: .unavailable)
        report.add("SUM", "2018-H2", .cumulative, "1.50")
        report.add("SUM", "2018-H2", .period, "1.25")
        report.add("IN", "2018-H2", .period, "3", status: .provisional)
        report.add("IN", "2018-H2", .period, "1", by: "sex", "F")
        report.add("IN", "2018-H2", .period, "2", by: "sex", "M")
        report.add("IN", "2018-H2", .period, "0", by: "kind", "blank")
        #expect(
            try report.render(Self.halfYears) == """
                2018-H1 2018-01-01 2018-06-30
                total: [] /OPEN period unavailable 9; /SUM period unavailable none;
                2018-H2 2018-07-01 2018-12-31
                total: [] /IN period provisional 3; /SUM cumulative final 1.50; \
                /SUM period final 1.25;
                by sex: [F] /IN period final 1; [M] /IN period final 2;
                by kind: [blank] /IN period final 0;

                """
        )
    }

    @Test func `each half-year of the term up to the report's is there, figures or not`() throws {
        var report = try TestReport()
        report.term = "from: 2016-03-01, to: 2018-12-31"
        let document = try report.render("{{#halfYears}}{{period}} {{/halfYears}}")
        #expect(document == "2016-H1 2016-H2 2017-H1 2017-H2 2018-H1 2018-H2 ")
        report.period = "2016-H2"
        #expect(
            try report.render(
                "{{#halfYears}}{{period}}{{#breakdowns}}x{{/breakdowns}} {{/halfYears}}"
            )
                == "2016-H1 2016-H2 "
        )
    }
}
