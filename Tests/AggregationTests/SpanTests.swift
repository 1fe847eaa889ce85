import Testing

@testable import Aggregation
@testable import Expressions

/// Checks what of a spell lies in a span: H2 of 2018, from 1 July to 31 December.
@Suite struct SpanTests {
    /// A spell by its first and last day, with what must come out.
    struct Row: CustomTestStringConvertible {
        var first: String
        var last: String
        var days: Int
        var isServed: Bool
        var isOpenAtEnd: Bool

        var testDescription: String { "\(first) to \(last.isEmpty ? "open" : last)" }
    }

    static let rows = [
        Row(first: "2018-01-01", last: "", days: 184, isServed: true, isOpenAtEnd: true),
        Row(first: "2018-01-01", last: "2018-06-30", days: 0, isServed: false, isOpenAtEnd: false),
        // The day of closing does not count: who leaves on the first day was not there in the span.
        Row(first: "2018-01-01", last: "2018-07-01", days: 0, isServed: false, isOpenAtEnd: false),
        Row(first: "2018-01-01", last: "2018-07-02", days: 1, isServed: true, isOpenAtEnd: false),
        Row(first: "2018-07-01", last: "2018-07-01", days: 0, isServed: true, isOpenAtEnd: false),
        Row(first: "2018-08-08", last: "2018-08-08", days: 0, isServed: true, isOpenAtEnd: false),
        Row(first: "2018-07-01", last: "2018-07-03", days: 2, isServed: true, isOpenAtEnd: false),
        Row(first: "2018-12-31", last: "2018-12-31", days: 0, isServed: true, isOpenAtEnd: false),
        Row(first: "2018-12-31", last: "2019-01-01", days: 1, isServed: true, isOpenAtEnd: true),
        Row(first: "2018-12-31", last: "", days: 1, isServed: true, isOpenAtEnd: true),
        Row(first: "2018-07-01", last: "2018-12-31", days: 183, isServed: true, isOpenAtEnd: false),
        Row(first: "2018-07-01", last: "2019-01-01", days: 184, isServed: true, isOpenAtEnd: true),
        Row(first: "2019-01-01", last: "", days: 0, isServed: false, isOpenAtEnd: false),
        Row(first: "2019-01-01", last: "2018-08-01", days: 0, isServed: false, isOpenAtEnd: false),
        // An exit before the entry is refused by the rules; here it must only do no harm.
        Row(first: "2018-08-01", last: "2018-07-01", days: 0, isServed: true, isOpenAtEnd: false),
    ]

    @Test(arguments: rows)
    func `a spell is counted by its days, as served, and as open at the end`(_ row: Row) throws {
        let span = Span(start: try day("2018-07-01"), end: try day("2019-01-01"))
        let first = try day(row.first)
        let last = CivilDate(iso: row.last)
        #expect(span.openDays(first: first, last: last) == row.days)
        #expect(span.isServed(first: first, last: last) == row.isServed)
        #expect(span.isOpenAtEnd(first: first, last: last) == row.isOpenAtEnd)
    }

    @Test func `a span holds its first day and not its end`() throws {
        let span = Span(start: try day("2018-07-01"), end: try day("2019-01-01"))
        #expect(span.days == 184)
        #expect(span.lastDay == (try day("2018-12-31")))
        #expect(try span.contains(day("2018-07-01")) && span.contains(day("2018-12-31")))
        #expect(try !span.contains(day("2018-06-30")) && !span.contains(day("2019-01-01")))
    }

    private func day(_ text: String) throws -> CivilDate {
        try #require(CivilDate(iso: text))
    }
}
