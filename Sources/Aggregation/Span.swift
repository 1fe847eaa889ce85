import Expressions

/// The days over which a figure runs, end excluded.
struct Span: Equatable, Sendable {
    var start: CivilDate
    var end: CivilDate

    /// The last day that is included.
    var lastDay: CivilDate { CivilDate(dayNumber: end.dayNumber - 1) }

    /// The number of days.
    var days: Int { Int(end.dayNumber) - Int(start.dayNumber) }
}
