import Foundation
import Testing

@Suite struct StageTests {
    /// How a stage is called.
    enum Way: CaseIterable, Sendable {
        /// As an executable of its own.
        case executable
        /// As a subcommand of `grantline`.
        case subcommand
    }

    private static let stages = [Executable.ingest, .validate, .aggregate, .render]

    /// Runs a stage of a filing in the folder `work`.
    @discardableResult
    private static func run(
        _ stage: Executable,
        of filing: SharedFiling,
        in project: TestProject,
        _ way: Way = .executable,
        _ options: [String] = []
    ) throws -> Execution {
        var arguments = ["--grant", filing.grant, "--work", "work"] + options
        if stage == .ingest { arguments += filing.arguments.dropFirst() }
        switch way {
        case .executable: return try project.run(stage, arguments)
        case .subcommand:
            let name = String(stage.rawValue.dropFirst("grantline-".count))
            return try project.run([name] + arguments)
        }
    }

    private static func runAll(
        _ stages: [Executable] = stages,
        of filing: SharedFiling,
        in project: TestProject
    ) throws {
        for stage in stages {
            let run = try run(stage, of: filing, in: project)
            try #require(run.status < 64, "\(stage.rawValue): \(run.errors)")
        }
    }

    private static let shared = Result {
        let project = try TestProject()
        try runAll([.ingest, .validate, .aggregate], of: .kropyvnytskyi, in: project)
        return project
    }

    /// A project in which all stages but the last were run.
    private static func projectWithWork() throws -> TestProject {
        let project = try TestProject()
        try FileManager.default.copyItem(at: shared.get()("work"), to: project("work"))
        return project
    }

    /// What a run of all stages in one process leaves.
    private static func expected(_ filing: SharedFiling) throws -> [String: Data] {
        try SharedFiling.project().tree(filing.folder())
    }

    @Test(arguments: [
        (SharedFiling.kazanlakFirst, Way.executable), (.kropyvnytskyi, .executable),
        (.kropyvnytskyiFirst, .subcommand),
    ])
    func `the stages one by one give the bytes of a run`(
        filing: SharedFiling,
        way: Way
    ) throws {
        let project = try TestProject()
        let runs = try Self.stages.map { try Self.run($0, of: filing, in: project, way) }
        #expect(runs.map(\.status) == [1, 1, 0, 1])
        let draft = "output/\(filing.draft)"
        #expect(runs.map(\.output) == ["", "", "", "draft \(draft)\n"])
        #expect(try project.tree(draft) == Self.expected(filing))
        let all = try filing.execution().errors.split(separator: ";")[0]
        #expect(runs[0].errors.hasSuffix("; see work/records/findings.csv\n"))
        #expect(runs[1].errors == "\(all); see work/findings.csv\n")
        #expect(runs[2].errors.isEmpty)
        #expect(runs[3].errors == "\(all); see \(draft)/findings.csv\n")
        for name in ["results.csv", "findings.csv", "rules.csv"] {
            #expect(try project.bytes("work/\(name)") == Self.expected(filing)[name])
        }
    }

    @Test func `records that do not count are listed with their effect`() throws {
        let project = try Self.projectWithWork()
        let rows = try CSVText.records(project.text("work/records/effects.csv"))
        let numbers = rows.map { "\($0["table"] ?? "") \($0["record"] ?? "")" }
        let found = Rejections(findings: try SharedFiling.kropyvnytskyi.table("findings.csv"))
        #expect(Set(numbers) == found.records)
        #expect(rows.allSatisfy { $0["effect"] == "reject" })
    }

    @Test func `a stage says which one must come before it`() throws {
        let project = try TestProject()
        for stage in Self.stages.dropFirst() {
            try Self.expect(stage, misses: "work/records/datapackage.json", "ingest", project)
            #expect(!project.exists("work"))
        }
        try Self.runAll([.ingest], of: .kropyvnytskyi, in: project)
        try Self.expect(.aggregate, misses: "work/records/effects.csv", "validate", project)
        try Self.expect(.render, misses: "work/findings.csv", "validate", project)
        try Self.runAll([.validate], of: .kropyvnytskyi, in: project)
        try Self.expect(.render, misses: "work/results.csv", "aggregate", project)
        #expect(!project.exists("output"))
        try project.remove("work/records/clients.csv")
        try Self.expect(.aggregate, misses: "work/records/clients.csv", "ingest", project)
    }

    private static func expect(
        _ stage: Executable,
        misses file: String,
        _ earlier: String,
        _ project: TestProject
    ) throws {
        let run = try run(stage, of: .kropyvnytskyi, in: project)
        #expect(run.status == 66)
        #expect(run.output.isEmpty)
        #expect(run.errors == "grantline: '\(file)' is missing: run grantline-\(earlier) first\n")
    }

    @Test func `a stage names the command in the form that was used`() throws {
        let project = try TestProject()
        let words = "'work/records/datapackage.json' is missing: run"
        for (way, command) in [
            (Way.executable, "grantline-ingest"), (.subcommand, "grantline ingest"),
        ] {
            for stage in Self.stages.dropFirst() {
                let run = try Self.run(stage, of: .kropyvnytskyi, in: project, way)
                #expect(run.status == 66)
                #expect(run.errors == "grantline: \(words) \(command) first\n")
            }
        }
    }

    @Test func `what was made of an earlier ingest goes with it`() throws {
        let project = try Self.projectWithWork()
        let other = SharedFiling.kropyvnytskyiFirst
        try Self.runAll([.ingest], of: other, in: project)
        #expect(try !project.tree("work").keys.contains { $0.hasSuffix("results.csv") })
        #expect(!project.exists("work/findings.csv"))
        #expect(!project.exists("work/rules.csv"))
        #expect(!project.exists("work/records/effects.csv"))
        try Self.expect(.render, misses: "work/findings.csv", "validate", project)
        try Self.runAll([.validate, .aggregate, .render], of: other, in: project)
        #expect(try project.tree("output/\(other.draft)") == Self.expected(other))
    }

    @Test func `what was made of an earlier validation goes with it`() throws {
        let project = try Self.projectWithWork()
        try Self.runAll([.validate], of: .kropyvnytskyi, in: project)
        try Self.expect(.render, misses: "work/results.csv", "aggregate", project)
    }

    @Test func `the records of another grant are not taken for its own`() throws {
        let project = try Self.projectWithWork()
        for stage in Self.stages.dropFirst() {
            let run = try project.run(stage, ["--grant", "kazanlak", "--work", "work"])
            #expect(run.status == 65)
            #expect(run.errors.hasPrefix("grantline: work/records/datapackage.json: "))
            #expect(run.errors.hasSuffix("run the stages again from ingest\n"))
        }
    }

    @Test(arguments: [
        ("work/records/datapackage.json", "{", Executable.validate),
        ("work/records/clients.csv", "record,line\n1,2\n", .validate),
        ("work/records/findings.csv", "x", .validate), ("work/records/effects.csv", "", .aggregate),
        ("work/findings.csv", "rule\n", .render), ("work/results.csv", "\u{FEFF}", .render),
        ("work/rules.csv", "rule,table\n", .render),
    ])
    func `a file that the stage before did not write is refused`(
        file: String,
        text: String,
        stage: Executable
    ) throws {
        let project = try Self.projectWithWork()
        try project.write(text, to: file)
        let run = try Self.run(stage, of: .kropyvnytskyi, in: project)
        #expect(run.status == 65)
        #expect(run.errors.hasPrefix("grantline: \(file)"), "\(run.errors)")
        #expect(!project.exists("output"))
    }

    @Test func `a filing is not taken for a folder between the stages`() throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        let draft = "output/\(SharedFiling.kropyvnytskyi.draft)"
        try project.expectFailure(
            ["ingest", "--grant", "kropyvnytskyi", "--work", draft],
            status: 73,
            saying: ["'\(draft)' holds a filing"]
        )
    }

    @Test func `while one stage works in a folder the others wait for another time`() throws {
        let project = try Self.projectWithWork()
        let before = try project.tree("work")
        for stage in ["ingest", "validate", "aggregate", "render"] {
            let run = try project.shell(
                "flock work \"$G\" \(stage) --grant kropyvnytskyi --work work"
            )
            #expect(run.status == 75)
            #expect(
                run.errors
                    == "grantline: 'work' is in use by another run; run again when that has ended\n"
            )
        }
        #expect(try project.tree("work") == before)
    }
}
