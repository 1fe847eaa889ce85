public import Expressions

/// How an indicator counts, and how its figures accumulate.
public enum Measure: Sendable {
    /// The records that can count.
    public struct Selection: Sendable {
        /// The table.
        public var table: String
        /// What must hold for a record to count.
        public var condition: CheckedExpression?
    }

    /// From when to when a record is open: from the first day, up to but not on the last.
    public struct Spell: Sendable {
        /// The field with the first day.
        public var first: String
        /// The field with the last day; without a value the record is still open.
        public var last: String
    }

    /// When a record counts.
    public enum Moment: Sendable {
        /// In the span in which this day lies.
        case at(CheckedExpression)
        /// In every span that its spell touches.
        case served(Spell)
    }

    /// A part of a ratio.
    public enum Quantity: Sendable, Equatable {
        /// The figure of an indicator of the same span.
        case indicator(String)
        /// A number of the grant.
        case number(String, Rational)
    }

    /// Records, each once: a flow.
    case count(Selection, Moment)
    /// Different values of a field among the records: never the sum of its parts or spans.
    case unique(Selection, field: String, Moment)
    /// The sum of a number over the records: a flow.
    case sum(Selection, value: CheckedExpression, at: CheckedExpression)
    /// Records open at the end of the span: a stock, which does not accumulate.
    case openAtEnd(Selection, Spell)
    /// Days of open records divided by the days of the span.
    case averageOpen(Selection, Spell)
    /// One figure divided by another, of the same span; times 100 where the unit is percent.
    case ratio(Quantity, Quantity)
    /// No figure, and why.
    case unavailable(LocalizedText)

    /// Whether the measure has a cumulative figure; of a ratio, as far as it can be told without
    /// its parts.
    public var accumulates: Bool {
        if case .openAtEnd = self { return false }
        return true
    }

    /// The table whose records are counted; nothing for ratios and figures that are not there.
    public var selection: Selection? {
        switch self {
        case .count(let selection, _), .unique(let selection, _, _), .sum(let selection, _, _),
            .openAtEnd(let selection, _), .averageOpen(let selection, _):
            selection
        case .ratio, .unavailable: nil
        }
    }

    /// Every expression in the measure.
    public var expressions: [CheckedExpression] {
        let condition = selection?.condition.map { [$0] } ?? []
        switch self {
        case .count(_, .at(let day)), .unique(_, _, .at(let day)): return condition + [day]
        case .sum(_, let value, let day): return condition + [value, day]
        default: return condition
        }
    }

    /// Every table on whose coverage the figure depends, other than through a ratio's parts.
    public var tables: Set<String> {
        var tables = Set(expressions.flatMap(\.fields).map(\.table))
        if let table = selection?.table { tables.insert(table) }
        return tables
    }
}
