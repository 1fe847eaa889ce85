import Expressions
import Testing

@testable import Grants

@Suite("A date in an export")
struct DatePatternTests {
    private func date(_ text: String, _ format: String = "%Y-%m-%d") throws -> String? {
        try #require(DatePattern(format)).date(Array(text.utf8))?.description
    }

    @Test(
        "is a day of the calendar in exactly the declared form",
        arguments: [
            ("2024-06-30", "%Y-%m-%d", "2024-06-30"), ("29.02.2024", "%d.%m.%Y", "2024-02-29"),
            ("02/29/2000", "%m/%d/%Y", "2000-02-29"), ("31122018", "%d%m%Y", "2018-12-31"),
            ("01.05.2013 г.", "%d.%m.%Y г.", "2013-05-01"),
            ("1850-01-01", "%Y-%m-%d", "1850-01-01"),
            ("2150-12-31", "%Y-%m-%d", "2150-12-31"),
        ]
    )
    func read(text: String, format: String, day: String) throws {
        #expect(try date(text, format) == day)
    }

    /// Trap 1 of the reliability page: what Foundation's parsers take, and cron counts wrongly.
    @Test(
        "that is anything else is none",
        arguments: [
            "2024-06-31", "2023-02-29", "2024-01-05x", "24-01-05", "٢٠٢٤-٠١-٠٥", "2024-01-05 ",
            " 2024-01-05", "2024-1-5", "2024-01-5", "2024-001-05", "2024-13-01", "2024-00-10",
            "2024-01-00", "2024-01-32", "1900-02-29", "2100-02-29", "2024/01/05",
            "2024-01-05T00:00",
            "+024-01-05", "-024-01-05", "2024-+1-05", "2024-01--5", "", "-", "2024", "2024-01-",
            "２０２４-01-05", "2024-01-0\u{665}", "2024-01-05\n", "2024-01-05\u{A0}",
            "\u{FEFF}2024-01-05",
            "1849-12-31", "2151-01-01", "0000-01-01", "9999-12-31", "2024-02-30", "2024-04-31",
            "2024-01-05\u{301}", "05.01.2024", "2024‐01‐05",
        ]
    )
    func refused(text: String) throws {
        #expect(try date(text) == nil)
    }

    @Test(
        "needs a form with day, month and four-digit year, once each",
        arguments: [
            "%d.%m.%y", "%d.%m", "%Y", "", "%d.%m.%Y %H", "%d.%d.%m.%Y", "%Y-%m-%d%", "%-d.%m.%Y",
            "any",
            "dd.mm.yyyy", "%e.%m.%Y", "%D.%M.%Y", "%%d.%m.%Y",
        ]
    )
    func forms(format: String) {
        #expect(DatePattern(format) == nil)
    }

    @Test("reads back every day that it can carry, and no neighbour of it")
    func everyDay() throws {
        let pattern = try #require(DatePattern("%d.%m.%Y"))
        for year in [1850, 1900, 1999, 2000, 2023, 2024, 2100, 2150] {
            for month in 0...13 {
                for day in 0...32 {
                    let (d, m) = (
                        day < 10 ? "0\(day)" : "\(day)", month < 10 ? "0\(month)" : "\(month)"
                    )
                    let found = pattern.date(Array("\(d).\(m).\(year)".utf8))
                    #expect(found == CivilDate(year: year, month: month, day: day))
                }
            }
        }
    }
}
