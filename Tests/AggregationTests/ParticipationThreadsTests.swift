import TestSupport
import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

/// Checks that threads and pieces change nothing in the benchmark's work, from export to results.
@Suite struct ParticipationThreadsTests {
    private static let whole = Result { try made(threads: 1, chunkBytes: 1 << 30) }

    /// The bytes of what was found and counted.
    private struct Made: Equatable {
        var findings: [UInt8]
        var results: [UInt8]
    }

    private static func made(threads: Int, chunkBytes: Int) throws -> Made {
        let scratch = try Scratch()
        try scratch.file("p.csv", ParticipationExport.text(seed: 5, records: 3_000))
        let grant = try GrantReader(installation: nil)
            .grant(at: GrantLocation(Project.path("Benchmarks/esf")))
        let labels = try Labels.read([grant.language], templates: Project.path("templates"))[0]
        let hash = KeyedHash(key: try PseudonymKey(for: grant, file: nil), grant: grant.id)
        let day = try #require(CivilDate(iso: "2023-12-31"))
        let export = try Ingestor(
            grant: grant,
            hash: hash,
            labels: labels,
            files: ["participations": "\(scratch.path)/p.csv"],
            threads: threads,
            chunkBytes: chunkBytes
        ).ingest(ReportingMoment(of: grant, dataDay: day, period: nil))
        let findings = Validator(grant: grant, hash: hash, labels: labels, threads: threads)
            .validate(export).findings
        let figures = try Aggregator(grant: grant, threads: threads)
            .aggregate(export, RecordEffects(findings))
        return Made(
            findings: FindingsText.bytes(of: findings),
            results: ResultsText.bytes(of: figures)
        )
    }

    @Test(arguments: [(1, 10_000), (2, 1 << 30), (2, 200_000), (3, 5_000)])
    func `the same findings and results come out`(_ threads: Int, _ chunkBytes: Int) throws {
        let found = try Self.made(threads: threads, chunkBytes: chunkBytes)
        let isAlike = try found == Self.whole.get()
        #expect(isAlike)
        #expect(found.findings.count > 10_000 && found.results.count > 10_000)
    }
}
