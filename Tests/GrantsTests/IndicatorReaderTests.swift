import Testing

@testable import Grants

@Suite("An indicator")
struct IndicatorReaderTests {
    private static let caseload = "{average_open: cases, from: entry_date, to: exit_date}"
    private static let opened = "{count: cases, at: entry_date}"
    private static let use = "{ratio: [CASELOAD, capacity]}"

    @Test(
        "that makes no figure is refused at its place, with one fault for one cause",
        arguments: [
            (
                caseload, "{average_open: case, from: entry_date, to: exit_date}",
                "20:29: there is no table 'case'; did you mean 'cases'?"
            ),
            (caseload, "{average_open: cases, from: entry_date}", "20:14: the key 'to' is missing"),
            (
                caseload, "{average_open: cases, from: entry_date, to: sex}",
                "20:58: expected a date field, found 'sex'"
            ),
            (
                caseload, "{average_open: cases, from: entry_date, to: exitdate}",
                "20:58: there is no field 'exitdate'; did you mean 'exit_date'?"
            ),
            (
                caseload, "{average_open: cases, from: entry_date, to: exit_date, at: x}",
                "20:69: unknown key 'at'"
            ),
            (
                caseload, "{}",
                "20:14: expected exactly one of count, unique, sum, open_at_end, average_open, ratio, unavailable, found 0 of them"
            ),
            (
                caseload, "{count: cases, sum: cases}",
                "20:14: expected exactly one of count, unique, sum, open_at_end, average_open, ratio, unavailable, found 2 of them"
            ),
            (caseload, "count", "20:14: expected a map, found 'count'"),
            (opened, "{count: cases}", "28:14: the key 'at' is missing"),
            (
                opened, "{count: cases, at: entry_date, served: [entry_date, exit_date]}",
                "28:33: 'at' and 'served' exclude each other"
            ),
            (
                opened, "{count: cases, served: [entry_date]}",
                "28:37: expected two date fields, as [from, to], found 1"
            ),
            (
                opened, "{count: cases.case, at: entry_date}",
                "28:22: expected a table, found 'cases.case'"
            ),
            (
                opened, "{unique: cases, at: entry_date}",
                "28:23: expected a field as table.field, found 'cases'"
            ),
            (
                opened, "{unique: cases.cas, at: entry_date}",
                "28:23: there is no field 'cas'; did you mean 'case'?"
            ),
            (opened, "{count: cases, at: sex}", "28:33: expected date, found text\nsex\n^"),
            (
                opened, "{count: cases, at: entry_date, where: entry_date}",
                "28:52: expected boolean, found date\nentry_date\n^"
            ),
            (
                use, "{ratio: [CASELOD, capacity]}",
                "24:14: there is no indicator or parameter 'CASELOD'; did you mean 'CASELOAD'?"
            ),
            (use, "{ratio: [USE, capacity]}", "24:14: a ratio cannot be made of the ratio 'USE'"),
            (
                use, "{ratio: [CASELOAD]}",
                "24:22: expected two names, as [of what, by what], found 1"
            ),
            (use, "{ratio: [capacity, capacity]}", "24:22: a ratio needs at least one indicator"),
            (
                use, "{count: cases, at: entry_date}",
                "24:14: a percentage is a ratio of two figures"
            ),
            (use, "{ratio: [CASELOAD, capacity], where: sex = 'm'}", "24:44: unknown key 'where'"),
            (
                "by: [sex]", "by: [sexe]",
                "29:10: there is no coded field 'sexe'; did you mean 'sex'?"
            ),
            ("by: [sex]", "by: [entry_date]", "29:10: there is no coded field 'entry_date'"),
            ("by: [sex]", "by: [minutes]", "29:10: there is no coded field 'minutes'"),
            ("by: [sex]", "by: [sex, sex]", "29:15: 'sex' is there twice"),
            ("by: [sex]", "by: [[sex, sex]]", "29:16: 'sex' is there twice"),
            ("by: [sex]", "by: [[]]", "29:10: expected a field, found an empty list"),
            (
                "decimals: 4", "evidence: [derived]",
                "19:15: expected a mark in double quotes, such as \"[derived]\", found a list"
            ),
            (
                "decimals: 4", "evidence: [src: R1301, ISUN]",
                "19:15: expected a mark in double quotes, such as \"[derived]\", found a list"
            ),
            (
                "decimals: 4", "evidence: derived",
                "19:15: expected a mark such as '[src: SOURCE]', '[derived]' or '[memory]', "
                    + "found another text"
            ),
            ("by: [sex]", "by: sex", "29:9: expected a list, found 'sex'"),
            (
                "measure: \(use)", "measure: \(use)\n    by: [sex]",
                "25:10: only a measure over records can be broken down"
            ),
            ("code: OPENED", "code: CASELOAD", "25:11: 'CASELOAD' is there twice"),
            ("code: OPENED", "code: capacity", "25:11: 'capacity' is also the name of a parameter"),
            (
                "code: OPENED", "code: ..",
                "25:11: expected a code of letters, digits, '_', '-' and '.', at most 64, found '..'"
            ),
            (
                "code: OPENED", "code: a/b",
                "25:11: expected a code of letters, digits, '_', '-' and '.', at most 64, found 'a/b'"
            ),
            (
                "code: OPENED", "code: СЛУЧАИ",
                "25:11: expected a code of letters, digits, '_', '-' and '.', at most 64, found 'СЛУЧАИ'"
            ),
            (
                "decimals: 4", "decimals: 10",
                "19:15: expected a whole number from 0 to 9, found '10'"
            ),
            (
                "decimals: 4", "decimals: -1",
                "19:15: expected a whole number from 0 to 9, found '-1'"
            ),
            (
                "decimals: 4", "decimals: 04",
                "19:15: expected a whole number from 0 to 9, found '04'"
            ),
            (
                "decimals: 4", "sensitivity: secret",
                "19:18: 'secret' is not allowed here: expected one of 'health', 'offence'"
            ),
            (
                "unit: percent", "unit: per cent",
                "23:11: expected a unit of letters, digits, '_' and '-', at most 64, found 'per cent'"
            ),
        ]
    )
    func refused(part: String, replacement: String, expected: String) throws {
        let found = try Sample.grant(part, replacement).faults()
        #expect(found == ["grant.yaml:" + expected])
    }

    @Test("that divides text, or counts a dropped field, is refused")
    func text() throws {
        let divided = try Sample.grant(Self.opened, "{sum: cases, value: sex / 2, at: entry_date}")
            .faults()
        #expect(divided.first == "grant.yaml:28:34: expected number, found text\nsex / 2\n^")
        let dropped = try Sample.grant(Self.opened, "{unique: events.note, at: entry_date}")
            .faults()
        #expect(
            dropped.first == "grant.yaml:28:23: the field 'note' is dropped and cannot be counted"
        )
    }

    @Test("that crosses fields to more categories than memory holds is refused")
    func crossing() throws {
        let fields = Array(repeating: "sex", count: 12).joined(separator: ", ")
        let found = try Sample.grant("by: [sex]", "by: [[\(fields)]]").faults()
        let expected =
            "grant.yaml:29:10: these fields cross to more than 100000 categories: leave one out"
        #expect(found.contains(expected))
    }

    @Test("that is a stock, or a ratio with one in it, has no cumulative figure")
    func stocks() throws {
        let target = "{indicator: CASELOAD, value: 60}"
        #expect(try Sample.grant(target, "{indicator: OPEN_END, value: 60}").faults().isEmpty)
        let stock = "{indicator: OPEN_END, span: cumulative, value: 60}"
        #expect(
            try Sample.grant(target, stock).faults() == [
                "grant.yaml:35:33: 'OPEN_END' is a stock and has no cumulative figure: say 'span: period'"
            ]
        )
        var sample = try Sample.grant(Self.use, "{ratio: [OPEN_END, capacity]}")
        #expect(try sample.read().indicators.map(\.accumulates) == [true, false, true, false])
        sample.grant = sample.grant.replacing(
            target,
            with: "{indicator: USE, span: cumulative, value: 60}"
        )
        #expect(try sample.faults().count == 1)
    }
}
