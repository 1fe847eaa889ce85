import Foundation
import Testing

@Suite struct DiffTests {
    /// The sealed revisions of Kazanlak's first half-year: before and after the late corrections.
    private static let sealed = Result {
        let project = try TestProject()
        for day in [["--as-of", "2019-01-08"], ["--period", "2018-H2"]] {
            try #require(project.run(["run", "kazanlak"] + day).status == 1)
            let seal = ["seal", "kazanlak", "2018-H2", "--reason", "errors stand"]
            try #require(project.run(seal).status == 0)
        }
        return project
    }

    private static let shelf = "output/kazanlak/2018-H2/submission"

    private static func diff(_ arguments: String...) throws -> Execution {
        try sealed.get().run(.diff, arguments.map { "\(shelf)/\($0)" })
    }

    /// The value, unit and status of each figure, by all that names it.
    private static func figures(_ revision: Int) throws -> [[String]: [String]] {
        let rows = try CSVText.rows(sealed.get().text("\(shelf)/\(revision)/results.csv"))
            .dropFirst()
        return Dictionary(uniqueKeysWithValues: rows.map { (Array($0[..<6]), Array($0[6...])) })
    }

    @Test func `the restated figures are named, with what they were and are`() throws {
        let run = try Self.diff("1", "2")
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
        let lines = run.output.split(separator: "\n")
        #expect(lines.contains("figure CASELOAD 2018-H2 period: 130.0000 case -> 130.4674 case"))
        #expect(
            lines.contains { $0.hasPrefix("figure UTILISATION 2018-H2 period: 216.67 percent -> ") }
        )
    }

    @Test func `everything that moved is named, and nothing that did not`() throws {
        let (old, new) = (try Self.figures(1), try Self.figures(2))
        let moved = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
        let expected = moved.map { key in
            let pack = key[0].isEmpty ? "" : "\(key[0]) "
            let category = key[4].isEmpty ? "" : " \(key[4])=\(key[5])"
            return "figure \(pack)\(key[1]) \(key[2]) \(key[3])\(category): "
                + "\(Self.text(old[key])) -> \(Self.text(new[key]))"
        }
        let run = try Self.diff("1", "2")
        let named = run.output.split(separator: "\n").filter { $0.hasPrefix("figure ") }
        #expect(expected.count > 10)
        #expect(named.map(String.init).sorted() == expected.sorted())
    }

    private static func text(_ figure: [String]?) -> String {
        guard let figure else { return "absent" }
        let value = figure[0].isEmpty ? "" : "\(figure[0]) \(figure[1])"
        if figure[2] == "final" { return value }
        return value.isEmpty ? figure[2] : "\(value) (\(figure[2]))"
    }

    @Test func `findings are matched by their records, not by their lines`() throws {
        let run = try Self.diff("1", "2")
        let named = run.output.split(separator: "\n").filter { $0.hasPrefix("finding ") }
        // The second export has the faults of the first, some of them further down.
        #expect(
            named == [
                "finding mended-blank cases.sex: 189 -> 207 (info)",
                "finding mended-case cases.municipality: 25 -> 27 (info)",
                "finding mended-case cases.sex: 162 -> 172 (info)",
            ]
        )
        let (old, new) = (try Self.figures(1).count, try Self.figures(2).count)
        #expect(old == new)
    }

    /// What stands behind the counts of findings that are remarks.
    private static let remark = " (info)"

    @Test func `the way back names the same, turned round`() throws {
        let (there, back) = (try Self.diff("1", "2"), try Self.diff("2", "1"))
        #expect(back.status == 1)
        let turned = back.output.split(separator: "\n").map { line in
            let parts = line.split(separator: ": ", maxSplits: 1)
            let (text, end) =
                parts[1].hasSuffix(Self.remark)
                ? (parts[1].dropLast(7), Self.remark) : (parts[1], "")
            let sides = text.components(separatedBy: " -> ")
            return "\(parts[0]): \(sides[1]) -> \(sides[0])\(end)"
        }
        #expect(turned.joined(separator: "\n") + "\n" == there.output)
    }

    @Test func `a filing does not differ from itself`() throws {
        let run = try Self.diff("1", "1")
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors.isEmpty)
        let subcommand = try Self.sealed.get().run(["diff", "\(Self.shelf)/2", "\(Self.shelf)/2"])
        #expect(subcommand.status == 0)
        #expect(subcommand.output.isEmpty)
    }

    @Test func `a draft is compared like a sealed filing`() throws {
        let draft = try SharedFiling.project()(SharedFiling.kazanlakFirst.folder()).path
        let run = try Self.sealed.get().run(.diff, [draft, "\(Self.shelf)/1"])
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
    }

    @Test func `filings of different half-years are compared, and that is said`() throws {
        let filings = try [SharedFiling.kazanlakFirst, .kazanlakSecond].map { try $0.folder() }
        let project = try SharedFiling.project()
        let run = try project.run(.diff, filings)
        #expect(run.status == 1)
        let note = "the filings are of different half-years, 2018-H2 and 2019-H1"
        #expect(run.errors == "grantline: \(note)\n")
        #expect(run.output.contains("figure CASELOAD 2019-H1 period: absent -> "))
        let json = try project.run(.diff, filings + ["--format", "json"])
        let document = try JSONDecoder().decode(Document.self, from: Data(json.output.utf8))
        #expect(document.grant == "kazanlak")
        #expect([document.oldPeriod, document.newPeriod] == ["2018-H2", "2019-H1"])
    }

    @Test func `filings of different grants are not compared`() throws {
        let filings = try [SharedFiling.kazanlakFirst, .kropyvnytskyi].map { try $0.folder() }
        let run = try SharedFiling.project().run(.diff, filings)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        let words = "the filings are of different grants, 'kazanlak' and 'kropyvnytskyi'"
        #expect(run.errors == "grantline: \(words): compare two of one grant\n")
    }

    private struct Document: Decodable {
        struct Side: Decodable, Equatable {
            var value: String
            var unit: String
            var status: String
        }
        struct Figure: Decodable {
            var pack: String
            var indicator: String
            var period: String
            var span: String
            var breakdown: String
            var category: String
            var old: Side?
            var new: Side?
        }
        struct Finding: Decodable {
            var rule: String
            var old: Int
            var new: Int
        }
        var format: Int
        var grant: String
        var oldPeriod: String
        var newPeriod: String
        var figures: [Figure]
        var findings: [Finding]
    }

    @Test func `as JSON it says the same as in words`() throws {
        let project = try Self.sealed.get()
        let shelf = ["\(Self.shelf)/1", "\(Self.shelf)/2", "--format", "json"]
        let run = try project.run(.diff, shelf)
        #expect(run.status == 1)
        let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        #expect(document.format == 1)
        let words = try Self.diff("1", "2").output.split(separator: "\n")
        #expect(document.figures.count == words.count { $0.hasPrefix("figure ") })
        #expect(document.findings.count == words.count { $0.hasPrefix("finding ") })
        let caseload = try #require(
            document.figures.first {
                $0.indicator == "CASELOAD" && $0.period == "2018-H2" && $0.span == "period"
            }
        )
        #expect(caseload.old == Document.Side(value: "130.0000", unit: "case", status: "final"))
        #expect(caseload.new == Document.Side(value: "130.4674", unit: "case", status: "final"))
    }

    @Test(
        arguments: [
            ("1", "3", 66, "3: no filing: expected a folder with datapackage.json"),
            ("nosuch", "1", 66, "nosuch: no filing: expected a folder with datapackage.json"),
            ("..", "1", 66, "..: no filing: expected a folder with datapackage.json"),
        ] as [(String, String, Int32, String)]
    )
    func `what is no filing is refused`(
        old: String,
        new: String,
        status: Int32,
        message: String
    ) throws {
        let run = try Self.diff(old, new)
        #expect(run.status == status)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("grantline: \(Self.shelf)/\(message)"), "\(run.errors)")
    }

    @Test(
        arguments: [
            ("datapackage.json", "{", 66), ("datapackage.json", "", 66),
            ("results.csv", "pack\n", 65), ("findings.csv", "", 65), ("report.html", "x", 65),
        ] as [(String, String, Int32)]
    )
    func `a filing that was changed is refused`(
        file: String,
        text: String,
        status: Int32
    ) throws {
        let project = try TestProject(holding: [])
        let sealed = try Self.sealed.get()(Self.shelf)
        try FileManager.default.copyItem(at: sealed, to: project("shelf"))
        try project.remove("shelf/2/\(file)")
        try project.write(text, to: "shelf/2/\(file)")
        let run = try project.run(.diff, ["shelf/1", "shelf/2"])
        #expect(run.status == status)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("grantline: shelf/2"), "\(run.errors)")
        #expect(run.errors.count { $0 == "\n" } == 1)
    }
}
