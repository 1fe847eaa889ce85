import Foundation
import Testing

@testable import Filings
@testable import Grants

/// Checks what is said to differ between two filings.
@Suite struct FilingComparisonTests {
    /// One side of a comparison.
    struct Side {
        var figures: [Figure] = []
        var findings: [Finding] = []
    }

    private func comparison(_ old: Side, _ new: Side) throws -> FilingComparison {
        let filings = try [old, new].map { side in
            let filing = try TestFiling()
            try filing.put(TestFiling.documents(figures: side.figures, findings: side.findings))
            return try Filing(reading: filing.path("draft"))
        }
        return try FilingComparison(of: filings[0], to: filings[1])
    }

    private func text(_ old: Side, _ new: Side) throws -> String {
        try comparison(old, new).text
    }

    // MARK: Figures

    @Test func `equal filings do not differ`() throws {
        let side = Side(
            figures: [figure("A", "1"), figure("A", "2", .cumulative)],
            findings: [finding(fingerprint: "f"), finding(table: "events")]
        )
        let comparison = try comparison(side, side)
        #expect(comparison.isEmpty)
        #expect(comparison.text.isEmpty)
    }

    @Test func `a restated figure is named with both values and its unit`() throws {
        let text = try text(
            Side(figures: [figure("CASELOAD", "130.0000"), figure("OPENED", "108")]),
            Side(figures: [figure("CASELOAD", "130.4674"), figure("OPENED", "108")])
        )
        #expect(text == "figure CASELOAD 2018-H2 period: 130.0000 case -> 130.4674 case\n")
    }

    /// A figure on both sides, with what is said.
    struct Row {
        var old: Figure?
        var new: Figure?
        var words: String
    }

    static let rows = [
        Row(old: figure("A", "1"), new: nil, words: "figure A 2018-H2 period: 1 case -> absent\n"),
        Row(old: nil, new: figure("A", "1"), words: "figure A 2018-H2 period: absent -> 1 case\n"),
        Row(
            old: figure("A", "", status: .unavailable),
            new: figure("A", "0"),
            words: "figure A 2018-H2 period: unavailable -> 0 case\n"
        ),
        Row(
            old: figure("A", "5", status: .provisional),
            new: figure("A", "5"),
            words: "figure A 2018-H2 period: 5 case (provisional) -> 5 case\n"
        ),
        Row(
            old: figure("A", "5"),
            new: figure("A", "", status: .suppressed),
            words: "figure A 2018-H2 period: 5 case -> suppressed\n"
        ),
        Row(
            old: figure("A", "5"),
            new: figure("A", "5", unit: "client"),
            words: "figure A 2018-H2 period: 5 case -> 5 client\n"
        ),
        Row(
            old: figure("A", "5", .cumulative, pack: "plan", by: "sex;kind", "M;blank"),
            new: figure("A", "6", .cumulative, pack: "plan", by: "sex;kind", "M;blank"),
            words: "figure plan A 2018-H2 cumulative sex;kind=M;blank: 5 case -> 6 case\n"
        ),
    ]

    @Test(arguments: rows.indices)
    func `a figure that differs is named`(_ index: Int) throws {
        let row = Self.rows[index]
        let sides = [row.old, row.new].map { Side(figures: [$0].compactMap(\.self)) }
        #expect(try text(sides[0], sides[1]) == row.words)
    }

    @Test func `figures come by their keys in byte order`() throws {
        let figures = [
            figure("b", "1"), figure("B", "1"), figure("B", "1", .cumulative),
            figure("A", "1", pack: "plan"), figure("B", "1", period: "2013-H1"),
        ]
        let keys = try comparison(Side(), Side(figures: figures)).figures.map(\.key)
        #expect(keys == keys.sorted())
        #expect(keys.count == 5)
    }

    // MARK: Findings

    @Test func `a finding that only moved to another line does not differ`() throws {
        let old = finding(record: 5, line: 9, fingerprint: "f")
        let new = finding(record: 70, line: 99, fingerprint: "f")
        #expect(try comparison(Side(findings: [old]), Side(findings: [new])).isEmpty)
    }

    @Test func `a finding that is new or gone is named with its line`() throws {
        let words = try text(
            Side(findings: [finding(line: 9, fingerprint: "a"), finding(fingerprint: "b")]),
            Side(findings: [finding(line: 12, fingerprint: "c"), finding(fingerprint: "b")])
        )
        #expect(
            words == """
                finding exit-before-entry cases.exit at 2019-01-08/cases.csv:9: 1 -> 0 (error)
                finding exit-before-entry cases.exit at 2019-01-08/cases.csv:12: 0 -> 1 (error)

                """
        )
    }

    @Test func `a finding that became milder or worse is one change`() throws {
        let comparison = try comparison(
            Side(findings: [finding("r", .warning, Effect.none, line: 9, fingerprint: "a")]),
            Side(findings: [finding("r", .error, .reject, line: 12, fingerprint: "a")])
        )
        #expect(comparison.findings.count == 1)
        #expect(
            comparison.text
                == "finding r cases.exit at 2019-01-08/cases.csv:12: 1 (warning, effect none) -> "
                + "1 (error, effect reject)\n"
        )
    }

    @Test func `in tables without a key only the number of findings is compared`() throws {
        let findings = { (name: String, lines: ClosedRange<Int>) in
            lines.map { (line: Int) in
                finding("r", table: "events", line: line, fingerprint: "\(name) \(line)")
            }
        }
        let (old, new) = (findings("old", 1...3), findings("new", 10...12))
        #expect(try comparison(Side(findings: old), Side(findings: new)).isEmpty)
        let more = new + [finding("r", table: "events", line: 90, fingerprint: "more")]
        #expect(
            try text(Side(findings: old), Side(findings: more))
                == "finding r events.exit: 3 -> 4 (error)\n"
        )
    }

    @Test func `findings of an unknown table, or without a fingerprint, are counted`() throws {
        let old = [finding(table: "acts", line: 3, fingerprint: "a"), finding(line: 5)]
        let new = [
            finding(table: "acts", line: 4, fingerprint: "a"), finding(line: 6), finding(line: 7),
        ]
        #expect(
            try text(Side(findings: old), Side(findings: new))
                == "finding exit-before-entry cases.exit: 1 -> 2 (error)\n"
        )
    }

    @Test func `what was mended is compared by its count`() throws {
        let mended = { (count: Int) in
            finding(
                "mended-case",
                .info,
                Effect.none,
                record: nil,
                line: nil,
                field: "sex",
                count: count
            )
        }
        #expect(
            try text(Side(findings: [mended(25)]), Side(findings: [mended(27)]))
                == "finding mended-case cases.sex: 25 -> 27 (info)\n"
        )
        #expect(try comparison(Side(findings: [mended(25)]), Side(findings: [mended(25)])).isEmpty)
    }

    @Test func `a finding on a whole file is compared without its line`() throws {
        let old = finding("footer-count", .error, Effect.none, record: nil, line: 900, field: "")
        let new = finding("footer-count", .error, Effect.none, record: nil, line: 950, field: "")
        #expect(try comparison(Side(findings: [old]), Side(findings: [new])).isEmpty)
        #expect(
            try text(Side(findings: [old]), Side())
                == "finding footer-count cases: 1 -> 0 (error)\n"
        )
    }

    @Test func `counted findings that became worse are two changes, told apart by severity`() throws
    {
        let old = finding("r", .warning, Effect.none, table: "events")
        let new = finding("r", .error, .reject, table: "events")
        #expect(
            try text(Side(findings: [old]), Side(findings: [new])) == """
                finding r events.exit: 0 -> 1 (error)
                finding r events.exit: 1 -> 0 (warning)

                """
        )
    }

    @Test func `a finding that was waived is a change`() throws {
        var waived = finding(line: 9, fingerprint: "a")
        waived.isWaived = true
        #expect(
            try text(Side(findings: [finding(line: 9, fingerprint: "a")]), Side(findings: [waived]))
                == "finding exit-before-entry cases.exit at 2019-01-08/cases.csv:9: "
                + "1 (error, effect reject) -> 1 (error, effect reject, waived)\n"
        )
    }

    // MARK: Both

    @Test func `a comparison the other way round says the same the other way round`() throws {
        let old = Side(
            figures: [figure("A", "1"), figure("B", "2"), figure("C", "3")],
            findings: [
                finding(fingerprint: "a"), finding("r", .warning, fingerprint: "b"),
                finding(table: "events"),
            ]
        )
        let new = Side(
            figures: [figure("B", "2"), figure("C", "4"), figure("D", "5")],
            findings: [
                finding("r", .error, fingerprint: "b"), finding(fingerprint: "c"),
                finding(table: "events"), finding(table: "events"),
            ]
        )
        let there = try comparison(old, new)
        let back = try comparison(new, old)
        #expect(there.figures.map(\.key) == back.figures.map(\.key))
        #expect(there.figures.map(\.old) == back.figures.map(\.new))
        #expect(there.figures.map(\.new) == back.figures.map(\.old))
        #expect(there.findings.map(\.oldCount) == back.findings.map(\.newCount))
        #expect(there.findings.map(\.newCount) == back.findings.map(\.oldCount))
        #expect(there.findings.map(\.old) == back.findings.map(\.new))
        #expect(there.figures.count == 3 && there.findings.count == 4)
    }

    @Test func `the JSON form says what the text says`() throws {
        let comparison = try comparison(
            Side(
                figures: [figure("A", "1", by: "sex", "M")],
                findings: [finding(line: 9, fingerprint: "a")]
            ),
            Side(
                figures: [figure("A", "2", by: "sex", "M")],
                findings: [finding("mended-case", .info, Effect.none, record: nil, count: 3)]
            )
        )
        let object = try JSONSerialization.jsonObject(with: Data(try comparison.json()))
        let root = try #require(object as? [String: Any])
        #expect(root["format"] as? Int == 1)
        let change = try #require((root["figures"] as? [[String: Any]])?.first)
        #expect(change["indicator"] as? String == "A")
        #expect(change["category"] as? String == "M")
        #expect((change["old"] as? [String: String])?["value"] == "1")
        #expect((change["new"] as? [String: String])?["value"] == "2")
        let findings = try #require(root["findings"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == ["exit-before-entry", "mended-case"])
        #expect(findings.map { $0["old"] as? Int } == [1, 0])
        #expect(findings.map { $0["new"] as? Int } == [0, 3])
        let sides = findings.map { finding in
            ["oldState", "newState"].map { finding[$0] as? [String: Any] }
        }
        #expect(
            sides.map { $0.map { $0?["severity"] as? String } } == [
                ["error", nil], [nil, "info"],
            ]
        )
        #expect(findings.map { $0["line"] as? Int } == [9, nil])
        #expect(try comparison.json() == comparison.json())
    }

    @Test func `what a faulty filing holds cannot steer a terminal or forge a line`() throws {
        let evil = figure("A\u{2028}figure B 2018-H2 period: 1 -> 2\u{202E}\u{9B}2J", "1")
        let words = try text(Side(), Side(figures: [evil]))
        #expect(words.split(whereSeparator: \.isNewline).count == 1)
        #expect(
            words.unicodeScalars.dropLast().allSatisfy {
                ![.control, .format].contains($0.properties.generalCategory)
            }
        )
    }
}
