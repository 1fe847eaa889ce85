import TestSupport
import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion

/// Dates of which year, month and day stand in cells of their own.
struct DateComposerTests {
    private static func resource(
        _ own: String = "",
        table: String = "",
        dialect: String = "header: true"
    ) -> String {
        """
          - name: people
            path: people.csv
            dialect: {\(dialect)}
            grantline:
              dateParts: [{name: entry, year: Година, month: Месец, day: Ден\(own)}]
              \(table)
            schema:
              missingValues: ["", "-"]
              fields:
                - {name: id, grantline: {keep: true}}
                - {name: Ден, type: integer, grantline: {name: d}}
                - {name: Година, type: integer, grantline: {name: y}}
                - {name: Месец, type: integer, constraints: {maximum: 12}, grantline: {name: m}}

        """
    }

    /// Reads rows of year, month and day; the day stands before the year, as in no good export.
    private func read(
        _ rows: [[String]],
        _ own: String = "",
        table: String = "",
        dialect: String = "header: true",
        threads: Int = 1,
        chunkBytes: Int = 1 << 20
    ) throws -> (dates: [String?], findings: [Finding]) {
        let register = try TestRegister(Self.resource(own, table: table, dialect: dialect))
        let text = rows.map { row in (["x", row[2]] + row[..<2] + row[3...]).joined(separator: ",")
        }
        try register.export("id,Ден,Година,Месец\n" + text.map { "\($0)\n" }.joined())
        let export = try register.ingest(threads: threads, chunkBytes: chunkBytes)
        return (try #require(export.table("people")).texts("entry"), export.findings)
    }

    @Test(
        "parts make a date of the calendar, or are one finding at the first part concerned",
        arguments: [
            (["2018", "2", "28"], "2018-02-28", nil), (["2018", "02", "08"], "2018-02-08", nil),
            ([" 2018", "2\u{A0}", "8"], "2018-02-08", nil),
            (["2016", "2", "29"], "2016-02-29", nil),
            (["2018", "2", "29"], nil, 2), (["2018", "6", "31"], nil, 2),
            (["2018", "0", "5"], nil, 4),
            (["2018", "-1", "5"], nil, 4), (["18", "2", "5"], nil, 3),
            (["1849", "2", "5"], nil, 3),
            (["2151", "2", "5"], nil, 3), (["2018", "2", "0"], nil, 2),
            (["2018", "2", "32"], nil, 2),
            (["", "2", "5"], nil, 3), (["2018", "", "5"], nil, 4), (["2018", "2", "-"], nil, 2),
            (["2018", "", ""], nil, 4), (["", "", "5"], nil, 3), (["", "", ""], nil, nil),
            (["-", " ", ""], nil, nil), (["999999999999999999", "2", "5"], nil, 3),
        ] as [([String], String?, Int?)]
    )
    func parts(row: [String], date: String?, column: Int?) throws {
        let (dates, findings) = try read([row])
        #expect(dates == [date])
        let faults = findings.filter { !$0.rule.hasPrefix("mended-") }
        #expect(
            faults.map(\.brief)
                == (column.map { ["type-error error reject 1/2/2/\($0) entry"] } ?? [])
        )
        #expect(
            faults.allSatisfy {
                $0.message.hasPrefix("Year, month and day in 'Година, Месец, Ден'")
            }
        )
    }

    @Test("a required date that is missing is told at the year")
    func required() throws {
        let rows = [["", "", ""], ["2018", "1", "2"], ["", "1", "2"]]
        let (dates, findings) = try read(rows, ", required: true, severity: warning")
        #expect(dates == [nil, "2018-01-02", nil])
        #expect(
            findings.map(\.brief) == [
                "required warning none 1/2/2/3 entry", "type-error warning none 3/4/4/3 entry",
            ]
        )
    }

    @Test("of parts that are known to be wrong nothing more is said")
    func known() throws {
        let rows = [
            ["x", "1", "2"], ["2018", "13", "2"], ["2018", "1", "2", "3"], ["", "1", "x"],
        ]
        let (dates, findings) = try read(rows, ", required: true")
        #expect(dates == [nil, nil, nil, nil])
        #expect(findings.map(\.rule) == ["type-error", "maximum", "extra-cell", "type-error"])
        #expect(findings.map(\.field) == ["y", "m", "", "d"])
    }

    @Test("a last date after the data's day is none yet")
    func afterData() throws {
        let rows = [["2019", "1", "8"], ["2019", "1", "9"]]
        let (dates, findings) = try read(rows, table: "dates: {first: entry, last: entry}")
        #expect(dates == ["2019-01-08", nil])
        #expect(findings.map(\.brief) == ["after-as-of info none 2/3/3/3 entry"])
    }

    @Test("of the parts nothing is kept where only the date is asked for")
    func uses() throws {
        let register = try TestRegister(Self.resource(table: "dates: {first: entry}"))
        try register.export("id,Ден,Година,Месец\nx,2,2018,1\nx,31,2018,2\n")
        let export = try register.ingest(purpose: .filing)
        #expect(export.tables[0].columns.keys.sorted() == ["entry"])
        #expect(export.tables[0].texts("entry") == ["2018-01-02", nil])
        #expect(export.findings.map(\.rule) == ["type-error"])
    }

    /// Days as they may be typed, with what they are.
    private static func row(_ generator: inout SeededGenerator) -> [String] {
        let wrong = ["", "-", "x", "1.5", "0", "13", "99", "\"7\"", " 3"]
        return [1_900...2_020, 1...12, 1...31].map { range in
            let number = Int.random(in: range, using: &generator)
            let isWrong = Int.random(in: 0...9, using: &generator) == 0
            return isWrong ? wrong.randomElement(using: &generator) ?? "" : "\(number)"
        }
    }

    @Test("any pieces and threads, read fast or slowly, give the same dates and findings")
    func pieces() throws {
        var generator = SeededGenerator(seed: 12)
        let rows = (0..<500).map { _ in Self.row(&generator) }
        let expected = rows.map { row -> String? in
            let numbers = row.map { part -> String in
                let digits = part.filter { !" \"".contains($0) }
                return digits.count == 1 ? "0\(digits)" : digits
            }
            return CivilDate(iso: numbers.joined(separator: "-")).map { "\($0)" }
        }
        #expect(expected.count { $0 != nil } > 250)
        let whole = try read(rows, dialect: "commentRows: [99999]", chunkBytes: 1 << 30)
        #expect(whole.dates == expected)
        #expect(whole.findings.count > 80)
        for threads in [1, 2, 3, 8] {
            for size in [64, 1_000, 1 << 20] {
                let read = try read(rows, threads: threads, chunkBytes: size)
                #expect(read.dates == whole.dates, "\(threads) threads, \(size) bytes")
                #expect(read.findings == whole.findings, "\(threads) threads, \(size) bytes")
            }
        }
    }
}
