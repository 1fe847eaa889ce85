import Testing

@testable import Grants

@Suite("The spans of an indicator")
struct SpansTests {
    private static let opened = "measure: {count: cases, at: entry_date}"
    private static let stock = "measure: {open_at_end: cases, from: entry_date, to: exit_date}"
    private static let caseload = "decimals: 4"

    @Test(
        "are both, unless it names them",
        arguments: [
            ("", [.period, .cumulative]), ("\n    spans: [period]", [.period]),
            ("\n    spans: [cumulative]", [.cumulative]),
            ("\n    spans: [cumulative, period]", [.period, .cumulative]),
        ] as [(String, Set<SpanKind>)]
    )
    func read(line: String, expected: Set<SpanKind>) throws {
        let grant = try Sample.grant(Self.opened, Self.opened + line).read()
        let indicator = try #require(grant.indicators.first { $0.code == "OPENED" })
        #expect(indicator.spans == expected)
    }

    @Test(
        "that leave nothing, or not what another part needs, are refused at their place",
        arguments: [
            (opened, "\n    spans: []", "29:12: expected 'period' or 'cumulative', found none"),
            (
                opened, "\n    spans: [halfyear]",
                "29:13: 'halfyear' is not allowed here: expected one of 'cumulative', 'period'"
            ),
            (
                stock, "\n    spans: [cumulative]",
                "34:12: 'OPEN_END' is a stock and has no cumulative figure"
            ),
        ]
    )
    func refused(part: String, lines: String, expected: String) throws {
        let found = try Sample.grant(part, part + lines).faults()
        #expect(found == ["grant.yaml:" + expected])
    }

    @Test("that a target or a chart needs cannot be left out")
    func targets() throws {
        let found = try Sample.grant(Self.caseload, "decimals: 4\n    spans: [cumulative]").faults()
        #expect(
            found == [
                "grant.yaml:36:5: the 'spans' of 'CASELOAD' leave out 'period'",
                "grant.yaml:38:5: a chart shows half-years, which the 'spans' of 'CASELOAD' leave out",
            ]
        )
        let only = try Sample.grant(
            "decimals: 4",
            "decimals: 4\n    spans: [period]"
        )
        #expect(try only.faults().isEmpty)
    }

    @Test("of a pack's indicator go with its targets too")
    func packs() throws {
        let measure = "measure: {unavailable: {bg: няма, en: none}}"
        let sample = try Sample.pack(measure, measure + "\n    spans: [period]")
        #expect(
            try sample.faults() == ["pack.yaml:13:31: the 'spans' of '5111' leave out 'cumulative'"]
        )
    }
}
