/// The rules of the Gregorian calendar, on plain numbers.
enum Calendar {
    private static let daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number of days from 1970-01-01 to a day that exists.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        firstDay(of: year) + daysBefore(month: month, of: year) + day - 1
    }

    /// Year, month and day of the month, so many days after 1970-01-01.
    static func parts(ofDay dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        // 400 years have 146,097 days; the estimate is at most one year off.
        var year = 1970 + floorQuotient(dayNumber * 400, 146_097)
        while firstDay(of: year) > dayNumber { year -= 1 }
        while firstDay(of: year + 1) <= dayNumber { year += 1 }
        let dayOfYear = dayNumber - firstDay(of: year)
        // No month is longer than 31 days, so this is the month or the one before it.
        var month = dayOfYear / 31 + 1
        if month < 12, daysBefore(month: month + 1, of: year) <= dayOfYear { month += 1 }
        return (year, month, dayOfYear - daysBefore(month: month, of: year) + 1)
    }

    private static func daysBefore(month: Int, of year: Int) -> Int {
        daysBeforeMonth[month - 1] + (month > 2 && isLeap(year) ? 1 : 0)
    }

    private static func firstDay(of year: Int) -> Int {
        365 * (year - 1970) + leapDays(before: year) - 477
    }

    /// The leap days since the year 1; there are 477 before 1970.
    private static func leapDays(before year: Int) -> Int {
        floorQuotient(year - 1, 4) - floorQuotient(year - 1, 100) + floorQuotient(year - 1, 400)
    }
}

/// Divides and rounds down, also below zero; the divisor is positive.
func floorQuotient(_ dividend: Int, _ divisor: Int) -> Int {
    dividend / divisor - (dividend % divisor < 0 ? 1 : 0)
}
