import Expressions
import Testing

@Suite("A civil date")
struct CivilDateTests {
    /// Counts one day on, by the rules that are taught at school.
    private func next(_ date: (year: Int, month: Int, day: Int)) -> (Int, Int, Int) {
        let isLeap = date.year % 400 == 0 || (date.year % 4 == 0 && date.year % 100 != 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
        return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
    }

    @Test("agrees with counting every day from 1800 to 2200 one by one")
    func countedDays() throws {
        var counted = (1800, 1, 1)
        var number = try #require(CivilDate(iso: "1800-01-01")).dayNumber
        var total = 0
        var faults = 0
        while counted.0 <= 2200 {
            let date = CivilDate(dayNumber: number)
            let made = CivilDate(year: counted.0, month: counted.1, day: counted.2)
            if made != date || (date.year, date.month, date.day) != counted { faults += 1 }
            if CivilDate(iso: date.description) != date { faults += 1 }
            if counted == (1970, 1, 1), number != 0 { faults += 1 }
            counted = next(counted)
            number += 1
            total += 1
        }
        #expect(faults == 0)
        #expect(total == 401 * 365 + 97)
        #expect(CivilDate(dayNumber: number).description == "2201-01-01")
    }

    @Test(
        "does not exist for a day that the calendar lacks",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2024, 4, 31),
            (2024, 6, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (2024, 1, 32),
            (1799, 12, 31), (2201, 1, 1), (24, 1, 1), (.max, 1, 1), (.min, 1, 1),
            (2024, .max, 1), (2024, 1, .min),
        ]
    )
    func impossibleDays(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "is read from exactly YYYY-MM-DD",
        arguments: [
            "", "2024-06-31", "2023-02-29", "2024-01-05x", " 2024-01-05", "2024-01-05 ",
            "24-01-05", "2024-1-05", "2024-01-5", "2024/01/05", "20240105", "2024-01-005",
            "٢٠٢٤-٠١-٠٥", "2024-01-0٥", "-024-01-05", "+024-01-05", "2024-01--5", "2024-0١-5",
            "1799-12-31", "2201-01-01", "0000-00-00", "2024-01-05T00:00:00Z", "----------",
            "2024\u{2D}01\u{2010}05", "2024-01-0５",
        ]
    )
    func unreadable(text: String) {
        #expect(CivilDate(iso: text) == nil)
        #expect(CivilDate(isoBytes: Array(text.utf8)) == nil)
    }

    @Test("is read alike from text, a part of a text and bytes")
    func readable() {
        let date = CivilDate(year: 2018, month: 7, day: 1)
        #expect(CivilDate(iso: "2018-07-01") == date)
        #expect(CivilDate(iso: "on 2018-07-01".dropFirst(3)) == date)
        #expect(CivilDate(isoBytes: Array("2018-07-01".utf8)) == date)
        #expect(CivilDate(iso: "1800-01-01")?.description == "1800-01-01")
        #expect(CivilDate(iso: "2200-12-31")?.description == "2200-12-31")
    }

    @Test(
        "moves by months to the same day, or to the last one of a shorter month",
        arguments: [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
            ("2024-03-31", -1, "2024-02-29"), ("2024-12-15", 1, "2025-01-15"),
            ("2024-01-15", -1, "2023-12-15"), ("2024-05-31", 0, "2024-05-31"),
            ("2024-08-31", 6, "2025-02-28"), ("2024-01-01", -25, "2021-12-01"),
        ]
    )
    func months(start: String, months: Int, end: String) {
        #expect(CivilDate(iso: start)?.adding(months: months)?.description == end)
    }

    @Test("has no neighbour outside of 1800 to 2200, however far one goes")
    func range() throws {
        let first = try #require(CivilDate(iso: "1800-01-01"))
        let last = try #require(CivilDate(iso: "2200-12-31"))
        #expect(first.adding(days: -1) == nil)
        #expect(last.adding(days: 1) == nil)
        #expect(first.adding(days: CivilDate.days(from: first, to: last)) == last)
        #expect(last.adding(days: CivilDate.days(from: last, to: first)) == first)
        #expect(first.adding(months: -1) == nil)
        #expect(last.adding(months: 1) == nil)
        for distance in [Int.max, .min, Int(Int32.max), Int(Int32.min), 1 << 40] {
            #expect(last.adding(days: distance) == nil)
            #expect(last.adding(months: distance) == nil)
        }
    }

    @Test("has parts and a description for every day number", arguments: [Int32.min, .max])
    func extremes(number: Int32) {
        let date = CivilDate(dayNumber: number)
        #expect((1...12).contains(date.month) && (1...31).contains(date.day))
        #expect(date.description.hasSuffix(number == .max ? "-07-11" : "-06-23"))
        #expect(date.adding(days: 1) == nil && date.adding(months: 1) == nil)
    }

    @Test(
        "counts the years that are completed",
        arguments: [
            ("2000-05-17", "2018-05-16", 17), ("2000-05-17", "2018-05-17", 18),
            ("2000-05-17", "2000-05-17", 0), ("2000-05-17", "2001-05-16", 0),
            ("2004-02-29", "2005-02-28", 0), ("2004-02-29", "2005-03-01", 1),
            ("2004-02-29", "2008-02-28", 3), ("2004-02-29", "2008-02-29", 4),
            ("1896-02-29", "1900-02-28", 3), ("1896-02-29", "1900-03-01", 4),
            ("2003-03-01", "2004-02-29", 0), ("2003-02-28", "2004-02-28", 1),
            ("2000-12-31", "2001-01-01", 0), ("2000-05-17", "2000-05-16", -1),
            ("2000-05-17", "1999-05-17", -1), ("2000-05-17", "1999-05-16", -2),
        ]
    )
    func age(birth: String, day: String, years: Int) throws {
        let birth = try #require(CivilDate(iso: birth))
        #expect(birth.completedYears(on: try #require(CivilDate(iso: day))) == years)
    }

    @Test(
        "lies in a half-year",
        arguments: [
            ("2018-01-01", "2018-H1"), ("2018-06-30", "2018-H1"), ("2018-07-01", "2018-H2"),
            ("2018-12-31", "2018-H2"),
        ]
    )
    func halfYear(day: String, halfYear: String) {
        #expect(CivilDate(iso: day)?.halfYear == halfYear)
    }

    @Test("is ordered by time")
    func order() throws {
        let first = try #require(CivilDate(iso: "1969-12-31"))
        let second = try #require(CivilDate(iso: "1970-01-01"))
        #expect(first < second && first.dayNumber == -1 && second.dayNumber == 0)
        #expect(CivilDate.days(from: first, to: second) == 1)
        #expect(CivilDate.days(from: second, to: first) == -1)
    }
}
