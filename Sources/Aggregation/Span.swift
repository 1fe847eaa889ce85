import Expressions
import Grants

/// The days over which a figure runs, end excluded.
struct Span: Equatable {
    var start: CivilDate
    var end: CivilDate

    /// The last day that is included.
    var lastDay: CivilDate { CivilDate(dayNumber: end.dayNumber - 1) }

    /// The number of days.
    var days: Int { Int(end.dayNumber) - Int(start.dayNumber) }

    /// Tells whether a day lies in the span.
    func contains(_ day: CivilDate) -> Bool { start <= day && day < end }

    /// Tells whether a spell touches the span: it begins before the end and has not ended before or
    /// on the start, or begins and ends inside.
    func isServed(first: CivilDate, last: CivilDate?) -> Bool {
        guard first < end else { return false }
        guard let last else { return true }
        return last > start || first >= start
    }

    /// Returns on how many days of the span a spell is open: from the first day, not on the last.
    func openDays(first: CivilDate, last: CivilDate?) -> Int {
        let from = max(first, start)
        let to = min(last ?? end, end)
        return max(0, Int(to.dayNumber) - Int(from.dayNumber))
    }

    /// Tells whether a spell is open at the end of the span.
    func isOpenAtEnd(first: CivilDate, last: CivilDate?) -> Bool {
        guard first < end else { return false }
        return last.map { $0 >= end } ?? true
    }
}
