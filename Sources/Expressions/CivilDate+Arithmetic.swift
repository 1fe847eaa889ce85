extension CivilDate {
    /// Returns the day so many days later; nil outside of the years 1800...2200.
    public func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
        guard !overflow, let number = Int32(exactly: sum) else { return nil }
        let date = CivilDate(dayNumber: number)
        return Self.years.contains(date.year) ? date : nil
    }

    /// Returns the same day so many months later, or the last one of a shorter month;
    /// nil outside of the years 1800...2200.
    public func adding(months: Int) -> CivilDate? {
        let (year, month, day) = parts
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let newYear = floorQuotient(sum, 12)
        let newMonth = sum - newYear * 12 + 1
        let lastDay = Calendar.days(inMonth: newMonth, of: newYear)
        return CivilDate(year: newYear, month: newMonth, day: min(day, lastDay))
    }

    /// Returns the years completed since this day: the age of a person born on it.
    ///
    /// Who is born on 29 February completes a year on 1 March where the year has no such day.
    /// Negative for a day before this one.
    public func completedYears(on date: CivilDate) -> Int {
        Int(Calendar.years(from: dayNumber, to: date.dayNumber))
    }

    /// Returns how many days the second date lies after the first; negative if it lies before.
    public static func days(from first: CivilDate, to second: CivilDate) -> Int {
        Int(second.dayNumber) - Int(first.dayNumber)
    }

    /// The calendar half-year that the day lies in, as `2018-H2`.
    public var halfYear: String { "\(year)-H\(month <= 6 ? 1 : 2)" }
}
