import Foundation
import Testing

@Suite struct ExitStatusTests {
    @Test func `errors that stand end a run with 1 and one line that says so`() throws {
        let run = try SharedFiling.kazanlakFirst.execution()
        let draft = "output-kazanlakFirst/\(SharedFiling.kazanlakFirst.draft)"
        #expect(run.status == 1)
        #expect(run.output == "draft \(draft)\n")
        #expect(
            run.errors
                == "grantline: kazanlak 2018-H2: 25 errors, 0 warnings, 3 remarks; see "
                + "\(draft)/findings.csv\n"
        )
    }

    @Test func `warnings and remarks end a run with 1 where that is asked for`() throws {
        let project = try TestProject()
        // No fault is left but the events after their clients' ends.
        try Self.removeErrors(in: project)
        for (limit, status) in [("error", 0), ("warning", 1), ("info", 1), ("never", 0)] {
            let run = try project.run(["run", "kropyvnytskyi", "--fail-on", limit])
            #expect(run.status == Int32(status), "\(limit)")
            #expect(run.errors.isEmpty == (status == 0), "\(run.errors)")
            if status == 1 {
                #expect(run.errors.contains("2025-H1: 0 errors, 243 warnings, 0 remarks; see "))
            }
        }
        let plain = try project.run(["run", "kropyvnytskyi"])
        #expect(plain.status == 0)
        #expect(plain.errors.isEmpty)
    }

    @Test func `with --new-only findings decide that the last sealed revision did not have`() throws
    {
        let project = try TestProject()
        let first = try project.run(["run", "kropyvnytskyi", "--new-only"])
        #expect(first.status == 1)
        #expect(first.errors.contains("8 errors, 243 warnings, 0 remarks, 251 new since the last"))
        let seal = ["seal", "kropyvnytskyi", "2025-H1", "--reason", "agreed"]
        #expect(try project.run(seal).status == 0)
        let same = try project.run(["run", "kropyvnytskyi", "--new-only"])
        #expect(same.status == 0 && same.errors.isEmpty)
        // A client whose district is gone, and whose events fall with it: one new error.
        let file = "input/grants/kropyvnytskyi/exports/2025-07-04/kliienty.csv"
        var lines = try project.text(file).components(separatedBy: "\n")
        var cells = lines[4].components(separatedBy: "\",\"")
        cells[3] = ""
        lines[4] = cells.joined(separator: "\",\"")
        try project.write(lines.joined(separator: "\n"), to: file)
        let other = try project.run(["run", "kropyvnytskyi", "--new-only"])
        #expect(other.status == 1)
        #expect(other.errors.contains(": 9 errors, "))
        #expect(other.errors.contains(" new since the last sealed revision; see "))
        let warnings = ["run", "kropyvnytskyi", "--new-only", "--fail-on", "never"]
        #expect(try project.run(warnings).status == 0)
        // What was mended is not new.
        lines[4] = try SharedFiling.project().text(file).components(separatedBy: "\n")[4]
        try project.write(lines.joined(separator: "\n"), to: file)
        try Self.removeErrors(in: project)
        let mended = try project.run(["run", "kropyvnytskyi", "--new-only", "--fail-on", "warning"])
        #expect(mended.status == 0, "\(mended.errors)")
    }

    @Test func `a remark alone is no error, and counts where that is asked for`() throws {
        let project = try TestProject()
        try Self.removeErrors(in: project)
        try project.replace("severity: warning", by: "severity: info", in: Self.configuration)
        for (limit, status) in [("warning", 0), ("info", 1)] {
            let run = try project.run(["run", "kropyvnytskyi", "--fail-on", limit])
            #expect(run.status == Int32(status), "\(limit)")
        }
    }

    static let configuration = "input/grants/kropyvnytskyi/grant.yaml"

    /// Removes the records of Kropyvnytskyi's export that have errors.
    static func removeErrors(in project: TestProject) throws {
        let folder = "input/grants/kropyvnytskyi/exports/2025-07-04"
        for (file, faulty) in [
            ("kliienty.csv", [42, 122, 280, 281, 282, 283]), ("poslugy.csv", [2195, 2196]),
        ] {
            let lines = try project.text("\(folder)/\(file)").components(separatedBy: "\n")
            let kept = lines.indices.filter { !faulty.contains($0 + 1) }.map { lines[$0] }
            try project.write(kept.joined(separator: "\n"), to: "\(folder)/\(file)")
        }
    }

    @Test func `each of several grants is done by itself, and the highest status stands`() throws {
        let project = try TestProject()
        let run = try project.run(["run", "nosuch", "kropyvnytskyi", "kazanlak", "kropyvnytsky"])
        #expect(run.status == 66)
        #expect(
            run.output == """
                draft output/kropyvnytskyi/2025-H1/submission/draft
                draft output/kazanlak/2019-H1/submission/draft

                """
        )
        let lines = run.errors.split(separator: "\n")
        try #require(lines.count == 4)
        #expect(lines[0].hasPrefix("grantline: there is no grant 'nosuch'"))
        #expect(lines[1].hasPrefix("grantline: kropyvnytskyi 2025-H1: 8 errors, 243 warnings"))
        #expect(lines[2].hasPrefix("grantline: kazanlak 2019-H1: 25 errors, 0 warnings"))
        #expect(lines[3].hasPrefix("grantline: there is no grant 'kropyvnytsky'"))
        for filing in [SharedFiling.kropyvnytskyi, .kazanlakSecond] {
            let shared = try SharedFiling.project().tree(filing.folder())
            #expect(try project.tree("output/\(filing.draft)") == shared)
        }
    }

    @Test func `a grant that fails leaves its last filing and the other grants alone`() throws {
        let project = try TestProject()
        #expect(try project.run(["run", "kropyvnytskyi", "--period", "2024-H2"]).status == 1)
        let before = try project.tree("output/kropyvnytskyi")
        try project.write("", to: "input/grants/kropyvnytskyi/exports/2025-07-04/akty.csv")
        let run = try project.run(["run", "kropyvnytskyi", "kazanlak"])
        #expect(run.status == 65)
        #expect(run.output == "draft output/kazanlak/2019-H1/submission/draft\n")
        #expect(try project.tree("output/kropyvnytskyi") == before)
    }

    @Test func `check says of each grant whether it is in order`() throws {
        let project = try TestProject()
        let good = try project.run(["check", "kazanlak", "kropyvnytskyi"])
        #expect(good.status == 0)
        #expect(good.output == "kazanlak: in order\nkropyvnytskyi: in order\n")
        #expect(good.errors.isEmpty)
        try project.replace("severity: warning", by: "severity: warnig", in: Self.configuration)
        let bad = try project.run(["check", "kropyvnytskyi", "kazanlak"])
        #expect(bad.status == 78)
        #expect(bad.output == "kazanlak: in order\n")
        #expect(bad.errors.hasPrefix("grantline: \(Self.configuration):"))
        #expect(bad.errors.contains("'warnig'"))
    }
}
