import Expressions
import Grants

/// What each record contributes to a figure over one span.
struct Tally {
    private enum Contribution {
        /// Each record is one.
        case records([Bool])
        /// Each different value is one.
        case different([Bool], Column)
        /// Each record has its own amount.
        case amounts([Bool], [Rational?])
        /// Each record has its days, and the sum is divided by the span's.
        case days([Int], of: Int)
    }

    private let contribution: Contribution

    /// Finds the contributions of the records that count.
    init(
        _ measure: Measure,
        over dataset: Dataset,
        table: DataTable,
        span: Span
    ) throws(ArithmeticFault) {
        var counts = table.isIncluded ?? [Bool](repeating: true, count: table.recordCount)
        if let condition = try measure.selection?.condition?.evaluate(over: dataset) {
            for record in counts.indices where condition.value(at: record) != .boolean(true) {
                counts[record] = false
            }
        }
        switch measure {
        case .count(_, let moment):
            contribution = .records(try Self.falling(moment, span, counts, dataset, table))
        case .unique(_, let field, let moment):
            let falling = try Self.falling(moment, span, counts, dataset, table)
            contribution = .different(falling, table.columns[field] ?? .text(TextColumn()))
        case .sum(_, let value, let day):
            let falling = try Self.falling(.at(day), span, counts, dataset, table)
            let column = try value.evaluate(over: dataset)
            let amounts = falling.indices.map { record -> Rational? in
                if case .number(let number) = column.value(at: record) { return number }
                return nil
            }
            contribution = .amounts(falling, amounts)
        case .openAtEnd(_, let spell):
            contribution = .records(
                Self.marked(counts, spell, table) { span.isOpenAtEnd(first: $0, last: $1) }
            )
        case .averageOpen(_, let spell):
            let dates = Self.dates(spell, table)
            let days = counts.indices.map { record in
                guard counts[record], let first = dates.first[record] else { return 0 }
                return span.openDays(first: first, last: dates.last[record])
            }
            contribution = .days(days, of: span.days)
        case .ratio, .unavailable:
            contribution = .records([])
        }
    }

    private static func falling(
        _ moment: Measure.Moment,
        _ span: Span,
        _ counts: [Bool],
        _ dataset: Dataset,
        _ table: DataTable
    ) throws(ArithmeticFault) -> [Bool] {
        switch moment {
        case .at(let expression):
            let days = try expression.evaluate(over: dataset)
            return counts.indices.map { record in
                guard counts[record], case .date(let day) = days.value(at: record) else {
                    return false
                }
                return span.contains(day)
            }
        case .served(let spell):
            return marked(counts, spell, table) { span.isServed(first: $0, last: $1) }
        }
    }

    private static func marked(
        _ counts: [Bool],
        _ spell: Measure.Spell,
        _ table: DataTable,
        where isMarked: (CivilDate, CivilDate?) -> Bool
    ) -> [Bool] {
        let dates = dates(spell, table)
        return counts.indices.map { record in
            guard counts[record], let first = dates.first[record] else { return false }
            return isMarked(first, dates.last[record])
        }
    }

    private static func dates(
        _ spell: Measure.Spell,
        _ table: DataTable
    ) -> (first: [CivilDate?], last: [CivilDate?]) {
        (dates(spell.first, table), dates(spell.last, table))
    }

    private static func dates(_ field: String, _ table: DataTable) -> [CivilDate?] {
        if case .date(let dates) = table.columns[field] { return dates }
        return [CivilDate?](repeating: nil, count: table.recordCount)
    }

    /// Returns the figure of each category, unrounded.
    func values(by categories: Categories) throws(ArithmeticFault) -> [Rational] {
        let count = categories.names.count
        switch contribution {
        case .records(let counted):
            var totals = [Int](repeating: 0, count: count)
            for record in counted.indices where counted[record] {
                add(1, to: &totals, categories.categoryOfRecord[record])
            }
            return totals.map { Rational($0) }
        case .different(let counted, let column):
            var seen = [Set<Value>](repeating: [], count: count)
            for record in counted.indices where counted[record] {
                let value = column.value(at: record)
                let category = categories.categoryOfRecord[record]
                if value != .null && category >= 0 { seen[category].insert(value) }
            }
            return seen.map { Rational($0.count) }
        case .amounts(let counted, let amounts):
            var totals = [Rational](repeating: Rational(0), count: count)
            for record in counted.indices where counted[record] {
                let category = categories.categoryOfRecord[record]
                guard category >= 0, let amount = amounts[record] else { continue }
                totals[category] = try totals[category].adding(amount)
            }
            return totals
        case .days(let days, let spanDays):
            var totals = [Int](repeating: 0, count: count)
            for (record, open) in days.enumerated() {
                add(open, to: &totals, categories.categoryOfRecord[record])
            }
            var averages: [Rational] = []
            for total in totals {
                averages.append(try Rational(total).divided(by: Rational(spanDays)))
            }
            return averages
        }
    }

    private func add(_ amount: Int, to totals: inout [Int], _ category: Int) {
        if category >= 0 { totals[category] += amount }
    }
}
