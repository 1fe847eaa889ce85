import Foundation
import Testing

/// What `--timings` says: the words and their shape; never how long anything took.
@Suite struct TimingsTests {
    private static let run = ["run", "kropyvnytskyi", "--as-of", "2025-07-04"]

    /// Cuts a table of costs into its cells.
    private static func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { line in
            line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test func `a filing's stages and dearest rules are told after the run`() throws {
        let project = try TestProject()
        let run = try project.run(Self.run + ["--timings"])
        #expect(run.status == 1)
        let lines = run.errors.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "timings of kropyvnytskyi 2025-H1"))
        #expect(lines[..<start].count == 1)
        let rows = Self.rows(lines[(start + 1)...].joined(separator: "\n"))
        #expect(rows[0] == ["stage", "time", "bytes", "peak memory"])
        let stages = [
            "configuration", "ingest", "validate", "aggregate", "render", "filing", "all",
        ]
        #expect(rows[1...7].map { $0[0] } == stages)
        for row in rows[1...7] {
            #expect(row[1].wholeMatch(of: /[0-9]+\.[0-9] ms/) != nil)
            #expect(row[3].wholeMatch(of: /[0-9]+ MB/) != nil)
        }
        let exports = try project.tree("input/grants/kropyvnytskyi/exports/2025-07-04")
        #expect(rows[2][2] == "\(exports.values.reduce(0) { $0 + $1.count })")
        #expect(rows[8] == ["rule", "time", "table"])
        let rules = rows[9...]
        #expect(rules.count == 10)
        let known = try project.text("input/grants/kropyvnytskyi/grant.yaml")
        let builtIn: Set = ["unique", "foreign-key", "parent-rejected", "after-as-of"]
        for rule in rules {
            #expect(builtIn.contains(rule[0]) || known.contains("id: \(rule[0])"), "\(rule)")
            #expect(["clients", "events", "acts"].contains(rule[2]))
        }
    }

    @Test func `what a run writes is the same with and without measuring`() throws {
        let project = try TestProject()
        let plain = try project.run(Self.run)
        let before = try project.tree("output")
        #expect(!plain.errors.contains("timings"))
        try project.remove("output")
        let measured = try project.run(Self.run + ["--timings"])
        #expect(try project.tree("output") == before)
        #expect(measured.output == plain.output)
        #expect(measured.errors.hasPrefix(plain.errors))
    }

    @Test func `documents have a stage in place of the filing`() throws {
        let project = try TestProject()
        let document = ["--document", "report.xml=r.xml", "--fail-on", "never"]
        let run = try project.run(Self.run + document + ["--timings"])
        #expect(run.status == 0)
        let rows = Self.rows(run.errors)
        #expect(rows[6...8].map { $0[0] } == ["render", "documents", "all"])
        #expect(try rows[7][2] == "\(project.bytes("r.xml").count)")
    }

    @Test func `each of several grants has its own table, and one that fails has none`() throws {
        let project = try TestProject()
        let run = try project.run([
            "run", "kazanlak", "nowhere", "kropyvnytskyi", "--timings", "--fail-on", "never",
        ])
        #expect(run.status == 66)
        let titles = run.errors.split(separator: "\n").filter { $0.hasPrefix("timings of ") }
        #expect(titles == ["timings of kazanlak 2019-H1", "timings of kropyvnytskyi 2025-H1"])
    }
}
