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
    static func parts(ofDay dayNumber: Int32) -> (year: Int, month: Int, day: Int) {
        let place = place(ofDay: dayNumber)
        return (Int(place >> 9), Int(place >> 5 & 15), Int(place & 31))
    }

    /// The years from one day to another, as far as they are completed.
    static func years(from first: Int32, to second: Int32) -> Int32 {
        let (start, end) = (nearDay(first), nearDay(second))
        return areFar(start | end) == 0
            ? years(fromNear: start, to: end) : yearsOfAllTime(from: first, to: second)
    }

    /// The days from March 1840 to a day, as if each fourth year were a leap year.
    ///
    /// The leap day that 1900 has not is counted, and so is that of 2100. Before that March, and
    /// after 2198, it is a number of which `areFar` says so.
    @inline(__always)
    static func nearDay(_ day: Int32) -> UInt32 {
        let since1900 = day &+ 25_508
        // Shifted, a number below zero becomes -1, and any other 0.
        let sums = since1900 &+ 21_915 &+ (since1900 &>> 31) &- ((73_048 &- since1900) &>> 31)
        return UInt32(bitPattern: sums)
    }

    /// Tells by the joined bits of near days whether one of them is none: then it is not 0.
    @inline(__always)
    static func areFar(_ days: UInt32) -> UInt32 { days &>> 17 }

    /// The completed years between two near days.
    ///
    /// Where the second stands earlier in its year, the difference of the lower bits borrows one. A
    /// year that begins in March ends with its leap day, so that month and day have the same lower
    /// bits in all years.
    @inline(__always)
    static func years(fromNear start: UInt32, to end: UInt32) -> Int32 {
        (place(ofNear: end) &- place(ofNear: start)) >> 9
    }

    /// A near day's place in the calendar: the year, and nine bits of the day in it.
    ///
    /// That is the quarters of a day with 587 more for each year, as a year of 1,461 quarters becomes
    /// one of 2,048.
    @inline(__always)
    private static func place(ofNear days: UInt32) -> Int32 {
        let quarters = days &* 4 &+ 3
        let year = UInt32(truncatingIfNeeded: (UInt64(quarters) &* 2_939_745) >> 32)
        return Int32(bitPattern: (quarters &+ year &* 587) >> 2)
    }

    @inline(never)
    private static func yearsOfAllTime(from first: Int32, to second: Int32) -> Int32 {
        let (start, end) = (sinceMarch(ofDay: first), sinceMarch(ofDay: second))
        let years = end.year &- start.year &- (end.day < start.day ? 1 : 0)
        return Int32(truncatingIfNeeded: years)
    }

    /// A day's place in the calendar: the year, four bits of the month, five of the day.
    ///
    /// The months' lengths repeat every five months from March, so that they are found by
    /// multiplying.
    private static func place(ofDay dayNumber: Int32) -> Int64 {
        let (year, dayOfYear) = sinceMarch(ofDay: dayNumber)
        let months = dayOfYear &* 2_141 &+ 197_913
        let isNextYear: UInt64 = dayOfYear >= 306 ? 1 : 0
        let month = Int64(bitPattern: (months >> 16) &- isNextYear &* 12)
        let day = Int64(bitPattern: (months & 0xFFFF) / 2_141) &+ 1
        return (year &+ Int64(bitPattern: isNextYear)) << 9 | month << 5 | day
    }

    /// The year of a day, and the day in it from 0, where years begin in March.
    ///
    /// So a leap day is the last of its year, and centuries and years are found by multiplying (Neri
    /// and Schneider, 2022, "Euclidean affine functions and their application to calendar
    /// algorithms").
    private static func sinceMarch(ofDay dayNumber: Int32) -> (year: Int64, day: UInt64) {
        // 14,704 times 400 years earlier no day number is below zero.
        let days = UInt64(bitPattern: Int64(dayNumber) &+ 719_468 &+ 14_704 * 146_097)
        let quarters = days &* 4 &+ 3
        let century = quarters / 146_097
        let ofCentury = (quarters &- century &* 146_097) | 3
        let product = ofCentury &* 2_939_745
        let dayOfYear = (product & 0xFFFF_FFFF) / (4 * 2_939_745)
        let ofEra = century &* 100 &+ (product >> 32)
        return (Int64(bitPattern: ofEra) &- 14_704 * 400, dayOfYear)
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
