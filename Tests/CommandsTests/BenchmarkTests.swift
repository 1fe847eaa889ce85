import Foundation
import TestSupport
import Testing

/// Holds the result of the benchmark's grant against that of a plain program in Python.
@Suite struct BenchmarkTests {
    private static let folder = ProjectFolder.root.appending(path: "Benchmarks").path

    private static func python(_ arguments: [String], in project: TestProject) throws -> Execution {
        let surroundings = ["BENCH_WORK": project("work").path, "PYTHONDONTWRITEBYTECODE": "1"]
        return try Execution(
            "/usr/bin/env",
            ["python3"] + arguments,
            in: project.folder,
            environment: ProcessInfo.processInfo.environment.merging(surroundings) { $1 },
            words: project.words
        )
    }

    @Test(arguments: [(1, 130), (2, 1_000), (3, 5_000)] as [(UInt64, Int)])
    func `the result is what the plain program counts`(_ seed: UInt64, _ records: Int) throws {
        let project = try TestProject(holding: [])
        try project.write(ParticipationExport.text(seed: seed, records: records), to: "p.csv")
        let run = try project.run([
            "run", "\(Self.folder)/esf", "--templates",
            ProjectFolder.root.appending(path: "templates").path,
            "--export", "participations=p.csv", "--as-of", "2023-12-31",
            "--document", "result=found.csv", "--fail-on", "never",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let program = "\(Self.folder)/harness/peers/p_csv.py"
        let plain = try Self.python([program, "p.csv", "expected.csv"], in: project)
        try #require(plain.status == 0, "\(plain.errors)")
        let found = try project.text("found.csv").split(separator: "\n")
        let expected = try project.text("expected.csv").split(separator: "\n")
        #expect(found.count == expected.count)
        let different = zip(found, expected).first { $0 != $1 }
        #expect(different == nil, "seed \(seed)")
        #expect(try project.bytes("found.csv") == project.bytes("expected.csv"))
        // Each of the seven kinds of fault was there.
        let counts = expected[4...10].compactMap {
            $0.split(separator: ",").last.flatMap { Int($0) }
        }
        #expect(counts.count == 7 && (records < 1_000 || counts.allSatisfy { $0 > 0 }))
    }

    @Test
    func
        `the same work with other columns, as an office writes it, or with pseudonyms gives the same`()
        throws
    {
        let project = try TestProject(holding: [])
        try project.write(ParticipationExport.text(seed: 4, records: 500), to: "p.csv")
        let run = try Self.python(
            ["\(Self.folder)/variants", Executable.grantline.path, "p.csv", "1"],
            in: project
        )
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(
            run.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } } == [
                "plain", "columns", "office", "hidden", "records",
            ]
        )
    }
}
