import Testing

/// What the two situations say must come out.
@Suite struct SituationTests {
    /// The value of a figure of the grant's own, without a breakdown.
    private static func value(
        _ indicator: String,
        _ period: String,
        _ span: String,
        of filing: SharedFiling
    ) throws -> String? {
        let rows = try filing.table("results.csv").filter { row in
            row["pack"] == "" && row["indicator"] == indicator && row["period"] == period
                && row["span"] == span && row["breakdown"] == ""
        }
        try #require(rows.count == 1)
        return rows[0]["value"]
    }

    private static func count(
        _ filing: SharedFiling,
        where matches: ([String: String]) -> Bool
    ) throws -> Int {
        try filing.table("findings.csv").filter(matches).count
    }

    @Test(arguments: [
        ("CASELOAD", "period", "130.0000"), ("UTILISATION", "period", "216.67"),
        ("OPENED", "period", "108"), ("CLOSED", "period", "80"), ("OPEN_END", "period", "138"),
        ("SERVED_CASES", "period", "218"), ("SERVED_CLIENTS", "period", "217"),
        ("CASELOAD", "cumulative", "81.9406"), ("OPENED", "cumulative", "811"),
        ("CLOSED", "cumulative", "673"), ("SERVED_CLIENTS", "cumulative", "723"),
    ])
    func `Kazanlak's first report counts as it must`(
        indicator: String,
        span: String,
        value: String
    ) throws {
        let found = try Self.value(indicator, "2018-H2", span, of: .kazanlakFirst)
        #expect(found == value)
    }

    @Test func `Kazanlak's case-days are those of the situation`() throws {
        // 23,920 in 184 days, and 169,699 in 2,071 days, to the four decimals of the filing.
        #expect(23_920.0 / 184 == 130)
        #expect(abs(169_699.0 / 2_071 - 81.9406) < 0.000_05)
        #expect(abs(130.0 / 60 * 100 - 216.67) < 0.005)
    }

    @Test func `of Kazanlak's 840 cases 816 count, 19 are faulty and 5 are repeats`() throws {
        let report = try SharedFiling.kazanlakFirst.text("report.xml")
        #expect(
            report.contains(
                """
                <table accepted="816" coverage="2013-05-01" file="2019-01-08/sluchai.csv" \
                name="cases" read="840" rejected="24">
                """
            )
        )
        let rejected = try SharedFiling.kazanlakFirst.table("findings.csv").filter {
            $0["table"] == "cases" && $0["effect"] == "reject"
        }
        #expect(Set(rejected.map { $0["record"] }).count == 24)
        #expect(rejected.count { $0["rule"] == "unique" } == 5)
        #expect(rejected.count { $0["rule"] != "unique" } == 19)
    }

    @Test(arguments: [
        (SharedFiling.kazanlakFirst, [189, 162, 25]), (.kazanlakSecond, [207, 172, 27]),
        (.kazanlakRestated, [207, 172, 27]),
    ])
    func `Kazanlak's mended cells are counted over all records read`(
        filing: SharedFiling,
        counts: [Int]
    ) throws {
        let rows = try filing.table("findings.csv")
            .filter { $0["rule"]?.hasPrefix("mended-") ?? false }
            .map { "\($0["rule"] ?? "") \($0["field"] ?? "") \($0["count"] ?? "")" }
        #expect(
            rows == [
                "mended-blank sex \(counts[0])", "mended-case sex \(counts[1])",
                "mended-case municipality \(counts[2])",
            ]
        )
    }

    @Test func `Kazanlak's second export restates the half-year`() throws {
        for filing in [SharedFiling.kazanlakRestated, .kazanlakSecond] {
            #expect(try Self.value("CASELOAD", "2018-H2", "period", of: filing) == "130.4674")
            let report = try filing.text("report.xml")
            #expect(report.contains("name=\"cases\" read=\"937\""))
            #expect(report.contains("<table accepted=\"913\" "))
        }
    }

    @Test(arguments: [
        ("ENROLLED", "2024-H2", "period", "212"), ("HIV_TESTS", "2024-H2", "period", "171"),
        ("HIV_TESTED_CLIENTS", "2024-H2", "period", "168"),
        ("MINIMUM_PACKAGE", "2024-H2", "period", "130"), ("SESSIONS", "2024-H2", "period", "992"),
        ("ENROLLED", "2025-H1", "period", "64"), ("ENROLLED", "2025-H1", "cumulative", "276"),
        ("AMOUNT", "2024-H2", "period", "114999.90"), ("AMOUNT", "2025-H1", "period", "114999.90"),
        ("AMOUNT", "2025-H1", "cumulative", "229999.80"),
    ])
    func `Kropyvnytskyi's report counts as it must`(
        indicator: String,
        period: String,
        span: String,
        value: String
    ) throws {
        #expect(try Self.value(indicator, period, span, of: .kropyvnytskyi) == value)
        if period == "2024-H2" {
            let first = try Self.value(indicator, period, span, of: .kropyvnytskyiFirst)
            #expect(first == value)
        }
    }

    @Test func `Kropyvnytskyi's records are read and accepted as they must be`() throws {
        let report = try SharedFiling.kropyvnytskyi.text("report.xml")
        for (name, read, accepted) in [("clients", 282, 276), ("events", 2195, 2193)] {
            let tag = try #require(
                report.split(separator: "\n").first { $0.contains("name=\"\(name)\"") }
            )
            #expect(tag.contains("read=\"\(read)\""))
            #expect(tag.contains("accepted=\"\(accepted)\""))
        }
    }

    @Test func `243 events after their client's end are warned of, and count`() throws {
        let count = try Self.count(.kropyvnytskyi) {
            $0["rule"] == "event-after-end" && $0["severity"] == "warning" && $0["effect"] == "none"
        }
        #expect(count == 243)
    }

    @Test func `a table's figures before its coverage are unavailable, and not 0`() throws {
        let rows = try SharedFiling.kazanlakFirst.table("results.csv")
        for (indicator, last, next) in [
            ("SESSIONS", "2017-H2", "2018-H1"), ("EXPENDITURE", "2015-H2", "2016-H1"),
        ] {
            let own = rows.filter { $0["indicator"] == indicator && $0["pack"] == "" }
            for row in own {
                let period = try #require(row["period"])
                let isBefore = period <= last
                #expect((row["status"] == "unavailable") == isBefore, "\(indicator) \(period)")
                #expect((row["value"] == "") == isBefore)
            }
            #expect(own.contains { $0["period"] == next && $0["status"] == "final" })
        }
    }
}
