import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Checks what a record contributes to a span: H2 of 2018, from 1 July to 31 December.
@Suite struct TallyTests {
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

    private static let span = Span(
        start: CivilDate(dayNumber: 17_713),
        end: CivilDate(dayNumber: 17_897)
    )

    @Test(arguments: rows)
    func `a spell is counted by its days, as served, and as open at the end`(_ row: Row) throws {
        let selection = Measure.Selection(table: "t", condition: nil)
        let spell = Measure.Spell(first: "first", last: "last")
        let days = try value(.averageOpen(selection, spell), row)
        #expect(try days.multiplied(by: Rational(184)) == Rational(row.days))
        let served = try value(.count(selection, .served(spell)), row)
        #expect(served == Rational(row.isServed ? 1 : 0))
        let different = try value(.unique(selection, field: "last", .served(spell)), row)
        #expect(different == Rational(row.isServed && !row.last.isEmpty ? 1 : 0))
        let open = try value(.openAtEnd(selection, spell), row)
        #expect(open == Rational(row.isOpenAtEnd ? 1 : 0))
    }

    @Test(arguments: [
        ("2018-06-30", 0), ("2018-07-01", 1), ("2018-12-31", 1), ("2019-01-01", 0), ("", 0),
    ])
    func `a day counts from the span's first to its last`(_ day: String, _ count: Int) throws {
        let row = Row(first: day, last: day, days: 0, isServed: false, isOpenAtEnd: false)
        let selection = Measure.Selection(table: "t", condition: nil)
        let scope = Scope(schema: Schema(tables: ["t": ["first": .date]]), table: "t")
        let expression = try Expression(parsing: "first").checked(in: scope)
        #expect(try value(.count(selection, .at(expression)), row) == Rational(count))
    }

    @Test func `the span runs from 1 July to 31 December`() {
        #expect(Self.span.start.description == "2018-07-01")
        #expect(Self.span.lastDay.description == "2018-12-31")
        #expect(Self.span.days == 184)
    }

    /// The figure of one record, asked for among spans that overlap.
    private func value(_ measure: Measure, _ row: Row) throws -> Rational {
        let table = DataTable(
            name: "t",
            recordCount: 1,
            columns: [
                "first": .dates([CivilDate(iso: row.first)]),
                "last": .dates([CivilDate(iso: row.last)]),
            ]
        )
        let years = (0..<80).map { year in
            Span(
                start: CivilDate(dayNumber: Int32(365 * year)),
                end: CivilDate(dayNumber: Int32(365 * year + 400))
            )
        }
        let values = try totals(measure, of: table, over: [Self.span] + years)
        #expect(values.count == 81)
        #expect(try totals(measure, of: table, over: [Self.span]) == [values[0]])
        return values[0]
    }
}
