public import Expressions

/// A half of a calendar year: H1 is [1 January, 1 July), H2 is [1 July, 1 January).
public struct HalfYear: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The calendar year.
    public let year: Int
    /// The half: 1 or 2.
    public let half: Int

    /// Makes a half-year, or nothing where the year lies outside of 1800...2200, or the half is not
    /// 1 or 2.
    public init?(year: Int, half: Int) {
        guard CivilDate.years.contains(year), half == 1 || half == 2 else { return nil }
        self.year = year
        self.half = half
    }

    /// Makes the half-year in which a day lies.
    public init(containing day: CivilDate) {
        year = day.year
        half = day.month <= 6 ? 1 : 2
    }

    /// Reads a half-year from exactly the form `2018-H2`.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "H") else {
            return nil
        }
        let digits = bytes[..<4] + bytes[6...]
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        let year = bytes[..<4].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        self.init(year: year, half: Int(bytes[6] - UInt8(ascii: "0")))
    }

    /// The first day.
    public var start: CivilDate { day(month: half == 1 ? 1 : 7, day: 1) }

    /// The last day.
    public var lastDay: CivilDate { day(month: half == 1 ? 6 : 12, day: half == 1 ? 30 : 31) }

    /// The day after the last.
    public var end: CivilDate { CivilDate(dayNumber: lastDay.dayNumber + 1) }

    /// The half-year after this one.
    public var next: HalfYear { HalfYear(containing: end) }

    /// The half-year before this one.
    public var previous: HalfYear {
        HalfYear(containing: CivilDate(dayNumber: start.dayNumber - 1))
    }

    /// The form `2018-H2`.
    public var description: String { String(year) + (half == 1 ? "-H1" : "-H2") }

    /// Orders half-years in time.
    public static func < (left: HalfYear, right: HalfYear) -> Bool {
        (left.year, left.half) < (right.year, right.half)
    }

    /// Returns a day of the year, also where it lies outside of 1800...2200: the calendar repeats
    /// after 400 years, which have 146,097 days.
    private func day(month: Int, day: Int) -> CivilDate {
        let first = CivilDate.years.lowerBound
        let yearInCycle = ((year - first) % 400 + 400) % 400 + first
        let cycles = (year - yearInCycle) / 400
        guard let date = CivilDate(year: yearInCycle, month: month, day: day) else {
            preconditionFailure("a half-year begins and ends on days of the calendar")
        }
        return CivilDate(dayNumber: date.dayNumber + Int32(cycles * 146_097))
    }
}
