import Testing

@Suite struct OracleTests {
    /// A filing of each export: what is read and rejected is the same for all its half-years.
    private static let exports = [SharedFiling.kazanlakFirst, .kazanlakSecond, .kropyvnytskyi]

    /// The rows of `results.csv` in which the pack, which stands first, is empty.
    static func ownResults(_ text: String) -> String {
        let lines = text.split(separator: "\n").enumerated()
        return lines.filter { $0.offset == 0 || $0.element.hasPrefix(",") }
            .map { $0.element + "\n" }.joined()
    }

    @Test(arguments: SharedFiling.allCases)
    func `the grant's own figures equal the oracle's byte for byte`(filing: SharedFiling) throws {
        let text = try filing.text("results.csv")
        let expected = try Oracle(of: filing)(in: SharedFiling.project())
        #expect(Self.ownResults(text) == expected)
    }

    @Test(arguments: SharedFiling.allCases)
    func `no figure is there twice, and all are sorted by their columns`(
        filing: SharedFiling
    ) throws {
        let lines = try filing.text("results.csv").split(separator: "\n").dropFirst()
        #expect(Set(lines).count == lines.count)
        let rows = CSVText.rows(lines.joined(separator: "\n"))
        let byColumns = rows.sorted { left, right in
            left.lexicographicallyPrecedes(right) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        #expect(rows == byColumns)
    }

    @Test(arguments: exports)
    func `the records that do not count are the oracle's, for the same reasons`(
        filing: SharedFiling
    ) throws {
        let project = try SharedFiling.project()
        let expected = try Rejections(oracle: Oracle(of: filing)("--effects", in: project))
        let found = Rejections(findings: try filing.table("findings.csv"))
        #expect(found == expected)
    }

    @Test(arguments: exports)
    func `the records read and accepted are the oracle's`(filing: SharedFiling) throws {
        let project = try SharedFiling.project()
        let rows = try CSVText.records(Oracle(of: filing)("--records", in: project))
        let report = try filing.text("report.xml")
        for row in rows {
            let name = try #require(row["table"])
            let tags = report.matches(of: /<table (?<attributes>[^>]*)>/)
                .map { String($0.attributes) }
            let tag = try #require(tags.first { $0.contains("name=\"\(name)\"") })
            #expect(tag.contains("read=\"\(row["read"] ?? "")\""))
            #expect(tag.contains("accepted=\"\(row["accepted"] ?? "")\""))
        }
    }

    @Test(arguments: exports)
    func `what was mended is the oracle's count, one row a rule and field`(
        filing: SharedFiling
    ) throws {
        let found = try filing.table("findings.csv")
        let rows = found.filter { $0["rule"]?.hasPrefix("mended-") ?? false }
        #expect(rows.allSatisfy { $0["severity"] == "info" && $0["effect"] == "none" })
        #expect(rows.allSatisfy { $0["record"] == "" && $0["line"] == "" && $0["row"] == "" })
        let expected = try Oracle(of: filing)("--mended", in: SharedFiling.project())
        #expect(Self.mended(found) == (try Self.mended(oracle: expected)))
    }

    /// What was mended, one text a row of the findings.
    static func mended(_ findings: [[String: String]]) -> [String] {
        findings.filter { $0["rule"]?.hasPrefix("mended-") ?? false }.map { row in
            ["table", "rule", "field", "count"].map { row[$0] ?? "" }.joined(separator: " ")
        }
        .sorted()
    }

    /// What was mended as the oracle prints it.
    static func mended(oracle text: String) throws -> [String] {
        mended(try CSVText.records(text))
    }
}
