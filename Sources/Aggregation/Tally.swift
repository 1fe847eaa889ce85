import Expressions
import Grants

/// What each record contributes to the figures of an indicator.
struct Tally {
    /// When a record counts.
    enum Time {
        /// On one day.
        case days([CivilDate?])
        /// From the first day up to, but not on, the last.
        case spells(first: [CivilDate?], last: [CivilDate?])
    }

    /// What is counted of a record.
    enum Quantity {
        /// The record is one.
        case record
        /// Each different value is one; -1 for a record that has none.
        case different(codes: [Int32], count: Int)
        /// Each record has its own amount.
        case amount([Rational?])
        /// The record is one if it is open at the end of the span.
        case openAtEnd
        /// Each open day is one, and the sum is divided by the span's days.
        case openDays
    }

    let counts: [Bool]
    let time: Time
    let quantity: Quantity

    /// Finds the contributions of the records that count; nothing for what is computed from others.
    init?(_ measure: Measure, over dataset: Dataset, table: DataTable) throws(ArithmeticFault) {
        switch measure {
        case .count(_, let moment):
            time = try Self.time(moment, dataset, table)
            quantity = .record
        case .unique(_, let field, let moment):
            time = try Self.time(moment, dataset, table)
            quantity = Self.different(table.columns[field], count: table.recordCount)
        case .sum(_, let value, let day):
            time = try Self.time(.at(day), dataset, table)
            let column = try value.evaluate(over: dataset)
            quantity = .amount(
                (0..<table.recordCount).map { record in
                    guard case .number(let number) = column.value(at: record) else { return nil }
                    return number
                }
            )
        case .openAtEnd(_, let spell):
            time = Self.time(spell, table)
            quantity = .openAtEnd
        case .averageOpen(_, let spell):
            time = Self.time(spell, table)
            quantity = .openDays
        case .ratio, .unavailable: return nil
        }
        var counts = table.isIncluded ?? [Bool](repeating: true, count: table.recordCount)
        if let condition = try measure.selection?.condition?.evaluate(over: dataset) {
            for record in counts.indices where condition.value(at: record) != .boolean(true) {
                counts[record] = false
            }
        }
        self.counts = counts
    }

    // MARK: Reading the records

    private static func time(
        _ moment: Measure.Moment,
        _ dataset: Dataset,
        _ table: DataTable
    ) throws(ArithmeticFault) -> Time {
        switch moment {
        case .at(let expression):
            let column = try expression.evaluate(over: dataset)
            return .days(dates(column, table))
        case .served(let spell): return time(spell, table)
        }
    }

    private static func time(_ spell: Measure.Spell, _ table: DataTable) -> Time {
        .spells(first: dates(spell.first, table), last: dates(spell.last, table))
    }

    private static func dates(_ field: String, _ table: DataTable) -> [CivilDate?] {
        dates(table.columns[field], table)
    }

    private static func dates(_ column: Column?, _ table: DataTable) -> [CivilDate?] {
        (0..<table.recordCount).map { record in
            guard case .date(let day)? = column?.value(at: record) else { return nil }
            return day
        }
    }

    private static func different(_ column: Column?, count: Int) -> Quantity {
        let (codes, codeCount) = column?.codes ?? ([Int32](repeating: -1, count: count), 0)
        return .different(codes: codes, count: codeCount)
    }

    // MARK: Figures

    /// Returns the figures of each span by category, unrounded.
    func values(
        over spans: [Span],
        by categories: Categories
    ) throws(ArithmeticFault) -> [[Rational]] {
        // 63 cuts fit into the mask of what is different.
        if spans.count > 1, Timeline(spans).cuts.count > 63 {
            let half = spans.count / 2
            return try values(over: Array(spans[..<half]), by: categories)
                + values(over: Array(spans[half...]), by: categories)
        }
        let timeline = Timeline(spans)
        switch quantity {
        case .record: return records(spans, timeline, categories)
        case .different(let codes, let count):
            return different(codes, count, spans, timeline, categories)
        case .amount(let amounts): return try sums(amounts, spans, timeline, categories)
        case .openAtEnd: return open(spans, timeline, categories)
        case .openDays: return try averages(spans, timeline, categories)
        }
    }
}
