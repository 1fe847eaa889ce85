import Expressions
import Grants

/// The spans of a grant's figures, as its term, its data and its tables' coverage allow.
struct Calendar {
    let termStart: CivilDate
    let termEnd: CivilDate?
    let dataDay: CivilDate

    /// Returns the span of a half-year's figure, clipped to the term and the data's day.
    ///
    /// - Parameters:
    ///   - halfYear: The half-year.
    ///   - kind: The half-year alone, or all from the start.
    ///   - coverage: The first day from which all tables of the figure are complete. A half-year
    ///     that begins before it is unavailable; a cumulative span starts at it.
    /// - Returns: The span; nothing where the figure is unavailable.
    func span(_ halfYear: HalfYear, _ kind: SpanKind, coverage: CivilDate?) -> Span? {
        var end = halfYear.end
        if let termEnd { end = min(end, CivilDate(dayNumber: termEnd.dayNumber + 1)) }
        end = min(end, CivilDate(dayNumber: dataDay.dayNumber + 1))
        let covered = max(termStart, coverage ?? termStart)
        let start: CivilDate
        switch kind {
        case .period:
            start = max(halfYear.start, termStart)
            if start < covered { return nil }
        case .cumulative: start = covered
        }
        return start < end ? Span(start: start, end: end) : nil
    }

    /// Tells whether figures of a half-year can still change.
    ///
    /// A half-year is complete when its last day, or the term's where it comes first, is on or
    /// before the data's day.
    func status(of halfYear: HalfYear) -> Figure.Status {
        let lastDay = termEnd.map { min($0, halfYear.lastDay) } ?? halfYear.lastDay
        return lastDay <= dataDay ? .final : .provisional
    }
}
