import Expressions
import Testing

@testable import Grants

@Suite("A half-year")
struct HalfYearTests {
    @Test(
        "begins on 1 January or 1 July and ends before the other",
        arguments: [
            ("2018-H1", "2018-01-01", "2018-06-30", "2018-07-01"),
            ("2018-H2", "2018-07-01", "2018-12-31", "2019-01-01"),
            ("2024-H1", "2024-01-01", "2024-06-30", "2024-07-01"),
            ("1800-H1", "1800-01-01", "1800-06-30", "1800-07-01"),
            ("2200-H2", "2200-07-01", "2200-12-31", "2201-01-01"),
        ]
    )
    func days(text: String, start: String, last: String, end: String) throws {
        let halfYear = try #require(HalfYear(text))
        #expect(halfYear.description == text)
        #expect(halfYear.start.description == start)
        #expect(halfYear.lastDay.description == last)
        #expect(halfYear.end.description == end)
    }

    @Test(
        "is read from one form only",
        arguments: [
            "", "2018", "2018-H", "2018-H0", "2018-H3", "2018-h1", "2018H1", "18-H1", "2018-H1 ",
            " 2018-H1", "2018-H12", "2018_H1", "+018-H1", "٢٠١٨-H1", "2018-Н1", "1799-H2",
            "2201-H1",
            "2018-H１", "0000-H1",
        ]
    )
    func refused(text: String) {
        #expect(HalfYear(text) == nil)
    }

    @Test("holds each of its days and none besides, through 400 years")
    func containment() throws {
        var day = try #require(CivilDate(iso: "1800-01-01"))
        let last = try #require(CivilDate(iso: "2200-12-31"))
        var halfYear = HalfYear(containing: day)
        var count = 0
        while day <= last {
            if day == halfYear.end {
                #expect(halfYear.next.previous == halfYear)
                halfYear = halfYear.next
                count += 1
            }
            guard HalfYear(containing: day) == halfYear, halfYear.start <= day,
                day <= halfYear.lastDay
            else {
                Issue.record("\(day) does not lie in \(halfYear)")
                return
            }
            day = CivilDate(dayNumber: day.dayNumber + 1)
        }
        #expect(count == 801)
        #expect(day == halfYear.end)
    }

    @Test("does not stop the program outside of the years in which dates are read")
    func farDays() throws {
        let early = HalfYear(containing: CivilDate(dayNumber: -1_000_000))
        #expect(early.description == "-768-H1")
        #expect(early.start <= CivilDate(dayNumber: -1_000_000))
        #expect(early.end > CivilDate(dayNumber: -1_000_000))
        let first = try #require(HalfYear("1800-H1"))
        #expect(first.previous.lastDay.dayNumber + 1 == first.start.dayNumber)
        let last = try #require(HalfYear("2200-H2"))
        #expect(last.next.next.start == last.next.end)
    }

    @Test("stands before later ones")
    func order() throws {
        let texts = ["2017-H2", "2018-H1", "2018-H2", "2019-H1"]
        let halfYears = texts.compactMap { HalfYear($0) }
        #expect(halfYears.shuffled().sorted().map(\.description) == texts)
    }
}
