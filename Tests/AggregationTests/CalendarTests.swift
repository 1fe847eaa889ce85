import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Checks the spans of figures: half-years, clipped to the term, the data's day and the coverage.
@Suite struct CalendarTests {
    /// A figure's place in time, with its span as `first..last (days)`, or `none`.
    struct Row: CustomTestStringConvertible {
        var name: String
        var term = ("2013-05-01", "")
        var dataDay = "2019-01-08"
        var coverage = ""
        var halfYear: String
        var period: String
        var cumulative: String
        var status = Figure.Status.final

        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "a whole half-year",
            halfYear: "2018-H2",
            period: "2018-07-01..2018-12-31 (184)",
            cumulative: "2013-05-01..2018-12-31 (2071)"
        ),
        Row(
            name: "the first half of a leap year",
            halfYear: "2016-H1",
            period: "2016-01-01..2016-06-30 (182)",
            cumulative: "2013-05-01..2016-06-30 (1157)"
        ),
        Row(
            name: "the first half of a common year",
            halfYear: "2018-H1",
            period: "2018-01-01..2018-06-30 (181)",
            cumulative: "2013-05-01..2018-06-30 (1887)"
        ),
        Row(
            name: "the half-year in which the term begins",
            halfYear: "2013-H1",
            period: "2013-05-01..2013-06-30 (61)",
            cumulative: "2013-05-01..2013-06-30 (61)"
        ),
        Row(
            name: "the half-year in which the term ends",
            term: ("2013-05-01", "2018-09-15"),
            halfYear: "2018-H2",
            period: "2018-07-01..2018-09-15 (77)",
            cumulative: "2013-05-01..2018-09-15 (1964)"
        ),
        Row(
            name: "a term inside one half-year",
            term: ("2018-08-01", "2018-08-31"),
            halfYear: "2018-H2",
            period: "2018-08-01..2018-08-31 (31)",
            cumulative: "2018-08-01..2018-08-31 (31)"
        ),
        Row(
            name: "a half-year before the term",
            term: ("2018-08-01", ""),
            halfYear: "2018-H1",
            period: "none",
            cumulative: "none"
        ),
        Row(
            name: "a half-year after the term",
            term: ("2013-05-01", "2018-06-30"),
            halfYear: "2018-H2",
            period: "none",
            cumulative: "2013-05-01..2018-06-30 (1887)"
        ),
        Row(
            name: "an unfinished half-year includes the data's day",
            dataDay: "2018-09-10",
            halfYear: "2018-H2",
            period: "2018-07-01..2018-09-10 (72)",
            cumulative: "2013-05-01..2018-09-10 (1959)",
            status: .provisional
        ),
        Row(
            name: "data of the half-year's last day",
            dataDay: "2018-12-31",
            halfYear: "2018-H2",
            period: "2018-07-01..2018-12-31 (184)",
            cumulative: "2013-05-01..2018-12-31 (2071)"
        ),
        Row(
            name: "data of the day before the half-year's last",
            dataDay: "2018-12-30",
            halfYear: "2018-H2",
            period: "2018-07-01..2018-12-30 (183)",
            cumulative: "2013-05-01..2018-12-30 (2070)",
            status: .provisional
        ),
        Row(
            name: "data of the half-year's first day",
            dataDay: "2018-07-01",
            halfYear: "2018-H2",
            period: "2018-07-01..2018-07-01 (1)",
            cumulative: "2013-05-01..2018-07-01 (1888)",
            status: .provisional
        ),
        Row(
            name: "a half-year after the data's day",
            dataDay: "2018-06-30",
            halfYear: "2018-H2",
            period: "none",
            cumulative: "2013-05-01..2018-06-30 (1887)",
            status: .provisional
        ),
        Row(
            name: "a term that ends on the data's day is complete",
            term: ("2013-05-01", "2018-09-10"),
            dataDay: "2018-09-10",
            halfYear: "2018-H2",
            period: "2018-07-01..2018-09-10 (72)",
            cumulative: "2013-05-01..2018-09-10 (1959)"
        ),
        Row(
            name: "coverage from the half-year's first day",
            coverage: "2018-07-01",
            halfYear: "2018-H2",
            period: "2018-07-01..2018-12-31 (184)",
            cumulative: "2018-07-01..2018-12-31 (184)"
        ),
        Row(
            name: "coverage from a day inside the half-year",
            coverage: "2018-07-02",
            halfYear: "2018-H2",
            period: "none",
            cumulative: "2018-07-02..2018-12-31 (183)"
        ),
        Row(
            name: "coverage from a day after the half-year",
            coverage: "2019-01-01",
            halfYear: "2018-H2",
            period: "none",
            cumulative: "none"
        ),
        Row(
            name: "coverage from before the term",
            coverage: "2012-01-01",
            halfYear: "2013-H1",
            period: "2013-05-01..2013-06-30 (61)",
            cumulative: "2013-05-01..2013-06-30 (61)"
        ),
        Row(
            name: "coverage from the term's first day, inside a half-year",
            coverage: "2013-05-01",
            halfYear: "2013-H1",
            period: "2013-05-01..2013-06-30 (61)",
            cumulative: "2013-05-01..2013-06-30 (61)"
        ),
    ]

    @Test(arguments: rows)
    func `a span is clipped to the term, the data and the coverage`(_ row: Row) throws {
        let calendar = Calendar(
            termStart: try #require(CivilDate(iso: row.term.0)),
            termEnd: CivilDate(iso: row.term.1),
            dataDay: try #require(CivilDate(iso: row.dataDay))
        )
        let halfYear = try #require(HalfYear(row.halfYear))
        let coverage = CivilDate(iso: row.coverage)
        #expect(text(calendar.span(halfYear, .period, coverage: coverage)) == row.period)
        #expect(text(calendar.span(halfYear, .cumulative, coverage: coverage)) == row.cumulative)
        #expect(calendar.status(of: halfYear) == row.status)
    }

    private func text(_ span: Span?) -> String {
        span.map { "\($0.start)..\($0.lastDay) (\($0.days))" } ?? "none"
    }
}
