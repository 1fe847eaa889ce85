import Testing

@testable import Expressions
@testable import Grants
@testable import Rendering

/// Checks what a template can name in one language.
@Suite struct LanguageContextTests {
    @Test(arguments: [
        ("from: 2018-07-01", [1]), ("from: 2016-01-01", [6]), ("from: 2015-07-01", [6, 1]),
        ("from: 2013-05-01", [6, 6]), ("from: 2009-01-01", [6, 6, 6, 2]),
    ])
    func `the trend is split into tables of six half-years`(
        _ term: String,
        _ sizes: [Int]
    ) throws {
        var report = try TestReport()
        report.term = term
        let tables = try report.context().trends.items
        #expect(tables.map { $0["periods"]?.items.count } == sizes)
        for table in tables {
            let count = table["periods"]?.items.count
            let rows = table["rows"]?.items ?? []
            #expect(rows.map { $0["code"]?.text } == ["IN", "OPEN", "SUM"])
            #expect(rows.allSatisfy { $0["cells"]?.items.count == count })
        }
        #expect(tables.last?["periods"]?.items.last?["code"]?.text == "2018-H2")
    }

    @Test func `a figure is written for people and for machines`() throws {
        var report = try TestReport()
        report.add("SUM", "2018-H2", .period, "229999.80")
        report.add("SUM", "2018-H1", .period, "1234.50", status: .provisional)
        report.add("SUM", "2018-H2", .cumulative, "", status: .suppressed)
        let context = try report.context(.bg)
        let sum = try #require(context.grant.indicators.last)
        let periods = context.grant.halfYears(through: context.subject.period)
        let cell = context.cell(of: sum, periods[1], .period)
        #expect(cell["text"]?.text == "229\u{202F}999,80")
        #expect(cell["value"]?.text == "229999.80")
        #expect(cell["isProvisional"]?.flag == false)
        #expect(context.cell(of: sum, periods[0], .period)["isProvisional"]?.flag == true)
        let hidden = context.cell(of: sum, periods[1], .cumulative)
        #expect(hidden["hasValue"]?.flag == false)
        #expect(hidden["text"]?.text == hidden["statusText"]?.text)
        #expect(hidden["status"]?.text == "suppressed")
        let absent = context.cell(of: sum, periods[0], .cumulative)
        #expect(absent["exists"]?.flag == false)
        #expect(absent["status"]?.text == "unavailable")
    }

    @Test(arguments: [
        ("value: 276", "276", "276", "100.00%", "0"),
        ("value: 276", "212", "276", "76.81%", "64"),
        ("value: 200", "212", "200", "106.00%", "\u{2212}12"),
        ("value: 0", "5", "0", nil, "\u{2212}5"),
        ("value: 12.5", "5", "12.5", "40.00%", "7.5"),
        ("value: 276", "", "276", nil, nil),
        ("note: {en: unknown, bg: няма}", "5", "", nil, nil),
    ])
    func `a target is compared with what is achieved`(
        _ declared: String,
        _ achieved: String,
        _ target: String,
        _ achievement: String?,
        _ residue: String?
    ) throws {
        var report = try TestReport()
        report.others = "targets: [{indicator: IN, \(declared)}]"
        report.add("IN", "2018-H2", .period, achieved)
        let row = try #require(try report.context().value["summary"]?.items.first)
        #expect(row["target"]?.text == target)
        #expect(row["hasTarget"]?.flag == !target.isEmpty)
        #expect(row["hasAchievement"]?.flag == (achievement != nil))
        #expect(row["achievement"]?.text == achievement ?? "")
        #expect(row["residue"]?.text == residue ?? "")
    }

    @Test func `a cumulative target in decimals is met exactly`() throws {
        var report = try TestReport()
        report.others = "targets: [{indicator: SUM, span: cumulative, value: 229999.80}]"
        report.add("SUM", "2018-H2", .period, "114999.90")
        report.add("SUM", "2018-H2", .cumulative, "229999.80")
        let row = try #require(try report.context(.bg).value["summary"]?.items.last)
        #expect(row["target"]?.text == "229\u{202F}999,80")
        #expect(row["achievement"]?.text?.hasPrefix("100,00") == true)
        #expect(row["residue"]?.text == "0,00")
        #expect(row["targetSpan"]?.text == "с натрупване")
    }

    @Test(arguments: [
        ("2018-H1", "10"), ("2018-H2", "20"), ("2019-H1", "20"), ("2019-H2", "30"),
    ])
    func `of several targets the one that began last applies`(
        _ period: String,
        _ target: String
    ) throws {
        var report = try TestReport()
        report.period = period
        report.others = """
            targets:
              - {indicator: IN, from: 2019-H2, value: 30}
              - {indicator: IN, value: 10}
              - {indicator: IN, from: 2018-H2, value: 20}
              - {indicator: OPEN, from: 2030-H1, value: 99}
            """
        let rows = try report.context().value["summary"]?.items ?? []
        #expect(rows.first?["target"]?.text == target)
        #expect(rows.dropFirst().first?["hasTarget"]?.flag == false)
    }

    @Test func `a breakdown has a row for each code and for what is not stated`() throws {
        var report = try TestReport()
        report.add("IN", "2018-H2", .period, "4", by: "sex", "M")
        report.add("IN", "2018-H2", .period, "3", by: "kind", "blank")
        let breakdowns = try report.context(.bg).value["breakdowns"]?.items ?? []
        #expect(breakdowns.map { $0["by"]?.text } == ["Пол", "kind"])
        let sexes = breakdowns.first?["rows"]?.items ?? []
        #expect(sexes.map { $0["label"]?.text } == ["мъже", "F"])
        #expect(sexes.map { $0["ofPeriod"]?["value"]?.text } == ["4", ""])
        let kinds = breakdowns.last?["rows"]?.items ?? []
        #expect(kinds.map { $0["category"]?.text } == ["A", "B", "blank"])
        #expect(kinds.last?["ofPeriod"]?["value"]?.text == "3")
    }

    @Test func `a chart has a bar for each half-year, with or without a value`() throws {
        var report = try TestReport()
        report.term = "from: 2016-01-01"
        report.others = """
            charts:
              - indicator: IN
                reference: {parameter: capacity, title: {en: Places, bg: Места}}
            """
        report.add("IN", "2018-H1", .period, "1200", status: .provisional)
        report.add("IN", "2018-H2", .period, "0")
        let chart = try #require(try report.context().charts.items.first)
        let bars = chart["bars"]?.items ?? []
        #expect(bars.count == 6)
        #expect(bars.map { $0["hasValue"]?.flag } == [false, false, false, false, true, true])
        #expect(bars.map { $0["text"]?.text } == ["–", "–", "–", "–", "1,200", "0"])
        #expect(bars.map { $0["isCurrent"]?.flag }.last == true)
        #expect(bars.dropLast().last?["isProvisional"]?.flag == true)
        #expect(chart["referenceText"]?.text == "Places: 7")
        #expect(chart["description"]?.text?.contains("1,200") == true)
    }

    @Test func `findings say how many they are, and where the first ones stand`() throws {
        var report = try TestReport()
        report.findings = (1...15).map { row in
            Finding(
                rule: "required",
                severity: .error,
                effect: .reject,
                table: "cases",
                file: "2019-01-08/cases.csv",
                record: row,
                row: row + 1,
                column: 1,
                field: "sex",
                message: "m"
            )
        }
        let value = try report.context().value
        let group = try #require(value["findingGroups"]?.items.first)
        #expect(group["title"]?.text == "Required value missing")
        #expect(group["places"]?.text == "A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13")
        #expect(group["more"]?.text == "and 3 more")
        #expect(group["count"]?.text == "15")
        #expect(value["severityCounts"]?.items.map { $0["count"]?.text } == ["15", "0", "0"])
    }

    @Test func `the half-year's days are clipped to the term`() throws {
        var report = try TestReport()
        report.term = "from: 2018-08-01, to: 2018-09-15"
        let days = try report.context().value["periodDays"]?.text?.replacing("\u{A0}", with: " ")
        #expect(days == "1 August 2018 – 15 September 2018")
    }

    @Test(arguments: [("2018-H1", false), ("2018-H2", true)])
    func `a report is provisional if a figure of its half-year is`(
        _ period: String,
        _ isProvisional: Bool
    ) throws {
        var report = try TestReport()
        report.period = period
        report.add("IN", "2018-H1", .period, "5")
        report.add("IN", "2018-H2", .period, "5", status: .provisional)
        #expect(try report.context().value["isProvisional"]?.flag == isProvisional)
    }
}
