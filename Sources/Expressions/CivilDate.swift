/// A day of the proleptic Gregorian calendar, without time or zone.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// The years in which dates are read and calculated.
    public static let years = 1800...2200

    /// The number of days since 1970-01-01, negative before it.
    public var dayNumber: Int32

    /// Makes the day that lies so many days after 1970-01-01; any number is accepted.
    public init(dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// Makes a day of the years 1800...2200; nil for a day that the calendar does not have.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month),
            (1...Calendar.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        dayNumber = Int32(Calendar.dayNumber(year: year, month: month, day: day))
    }

    /// The year, as 2018.
    public var year: Int { parts.year }

    /// The month, from 1 to 12.
    public var month: Int { parts.month }

    /// The day of the month, from 1 to 31.
    public var day: Int { parts.day }

    var parts: (year: Int, month: Int, day: Int) { Calendar.parts(ofDay: dayNumber) }

    /// Tells whether the first day lies before the second.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.dayNumber < right.dayNumber
    }
}
