import Testing
import XML

@testable import Grants
@testable import Rendering

/// Checks reports of indicators that are reported over one span only.
@Suite struct SpansTests {
    private static func report(_ spans: String) throws -> TestReport {
        var report = try TestReport()
        report.indicators = """
              - code: IN
                title: {en: Opened, bg: Новооткрити}
                unit: case
                measure: {count: cases, at: entry}
                by: [sex]
                \(spans)
              - code: OPEN
                title: {en: Open, bg: Открити}
                unit: case
                measure: {open_at_end: cases, from: entry, to: exit}
            """
        return report
    }

    @Test(arguments: [
        ("", ["IN", "OPEN"], true), ("spans: [period]", ["IN", "OPEN"], false),
        ("spans: [cumulative]", ["OPEN"], true),
    ])
    func `a trend shows half-years where there are such figures, a breakdown what there is`(
        _ spans: String,
        _ trend: [String],
        _ hasCumulative: Bool
    ) throws {
        let context = try Self.report(spans).context()
        let rows = context.trends.items.first?["rows"]?.items ?? []
        #expect(rows.map { $0["code"]?.text } == trend)
        #expect(
            context.value["breakdowns"]?.items.map { $0["hasCumulative"]?.flag } == [hasCumulative]
        )
    }

    @Test(arguments: [SpanKind.period, .cumulative])
    func `the shipped templates render a report with one span`(_ span: SpanKind) throws {
        var report = try Self.report("spans: [\(span.rawValue)]")
        report.add("IN", "2018-H2", span, "7")
        for (category, value) in [("F", "3"), ("M", "4")] {
            report.add("IN", "2018-H2", span, value, by: "sex", category)
        }
        let documents = try TemplateFolder(path: Project.path("templates"))
            .templates(["report.html", "report.xml"], labels: report.labels())
            .render(report.subject())
        let texts = documents.map { String(decoding: $0.bytes, as: UTF8.self) }
        let document = try XMLDocument(parsing: documents[1].bytes)
        let figures = document.texts(atPath: ["report", "indicators", "indicator", "figure"])
        #expect(figures == ["7", "3", "4"])
        let other = span == .period ? "cumulative" : "period"
        #expect(texts[0].contains("data-span=\"\(span.rawValue)\" data-unit"))
        #expect(
            !texts[0].contains("data-indicator=\"IN\" data-period=\"2018-H2\" data-span=\"\(other)")
        )
    }
}
