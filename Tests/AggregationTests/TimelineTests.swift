import TestSupport
import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Holds the stretches of days against a plain loop.
@Suite struct TimelineTests {
    /// Spans by their first days and ends, as day numbers.
    static let rows: [[(Int32, Int32)]] = [
        [], [(0, 1)], [(0, 184)], [(0, 10), (10, 20)], [(0, 10), (5, 15)], [(0, 20), (5, 10)],
        [(0, 10), (20, 30)], [(0, 10), (0, 10)], [(5, 6), (6, 7), (5, 7)], [(-10, -5), (-7, 3)],
        [(0, 10), (0, 20), (0, 30)], [(10, 30), (20, 30), (29, 30)],
    ]

    @Test(arguments: rows.indices)
    func `stretches of a few spans are those of a loop over all days`(_ row: Int) {
        compare(Self.rows[row].map(Self.span))
    }

    @Test func `stretches of random spans are those of a loop over all days`() {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let count = Int.random(in: 1...90, using: &generator)
            compare(
                (0..<count).map { _ in
                    let start = Int32.random(in: -200...200, using: &generator)
                    let length = Int32.random(in: 1...150, using: &generator)
                    return Self.span(start, start + (seed.isMultiple(of: 3) ? 1 : length))
                }
            )
        }
    }

    /// Compares each day with the number of cuts on or before it, and each span with the days that
    /// its stretches hold.
    private func compare(_ spans: [Span]) {
        let timeline = Timeline(spans)
        let ends = Set(spans.flatMap { [$0.start.dayNumber, $0.end.dayNumber] })
        #expect(timeline.cuts.map(\.dayNumber) == ends.sorted())
        #expect(timeline.count == ends.count + 1)
        let days = (ends.min() ?? 0) - 3...(ends.max() ?? 0) + 3
        let stretches = days.map { timeline.stretch(of: CivilDate(dayNumber: $0)) }
        #expect(stretches == days.map { day in ends.count { $0 <= day } })
        for span in spans {
            let found = timeline.stretches(of: span)
            let held = zip(days, stretches).filter { (found.first...found.last).contains($0.1) }
            #expect(held.map(\.0) == Array(span.start.dayNumber..<span.end.dayNumber))
        }
    }

    @Test func `figures over many spans are those over each by itself`() throws {
        for seed in 0..<4 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let table = Self.table(&generator)
            // 70 spans have about 130 cuts, of which a mask holds 63.
            let spans = (0..<70).map { _ in
                let start = Int32.random(in: 0...900, using: &generator)
                return Self.span(start, start + Int32.random(in: 1...400, using: &generator))
            }
            for measure in try Self.measures() {
                let values = try totals(measure, of: table, over: spans)
                let alone = try spans.flatMap { try totals(measure, of: table, over: [$0]) }
                #expect(values == alone, "seed \(seed)")
            }
        }
    }

    private static func measures() throws -> [Measure] {
        let selection = Measure.Selection(table: "t", condition: nil)
        let spell = Measure.Spell(first: "first", last: "last")
        let scope = Scope(
            schema: Schema(tables: ["t": ["first": .date, "amount": .number]]),
            table: "t"
        )
        let first = try Expression(parsing: "first").checked(in: scope)
        let amount = try Expression(parsing: "amount").checked(in: scope)
        return [
            .count(selection, .at(first)), .count(selection, .served(spell)),
            .unique(selection, field: "person", .at(first)),
            .unique(selection, field: "person", .served(spell)),
            .sum(selection, value: amount, at: first), .openAtEnd(selection, spell),
            .averageOpen(selection, spell),
        ]
    }

    private static func table(_ generator: inout SeededGenerator) -> DataTable {
        let count = 60
        func date(_ range: ClosedRange<Int32>) -> CivilDate? {
            let isThere = Int.random(in: 0..<8, using: &generator) > 0
            return isThere
                ? CivilDate(dayNumber: Int32.random(in: range, using: &generator)) : nil
        }
        let first = (0..<count).map { _ in date(-100...1300) }
        let last = (0..<count).map { _ in date(0...1500) }
        let people = (0..<count).map { _ in
            Optional("\(Int.random(in: 0..<20, using: &generator))")
        }
        let amounts = (0..<count).map { _ in
            Optional(Rational(Int.random(in: -50...50, using: &generator)))
        }
        return DataTable(
            name: "t",
            recordCount: count,
            columns: [
                "first": .dates(first), "last": .dates(last), "person": .texts(people),
                "amount": .numbers(amounts),
            ]
        )
    }

    private static func span(_ start: Int32, _ end: Int32) -> Span {
        Span(start: CivilDate(dayNumber: start), end: CivilDate(dayNumber: end))
    }
}
