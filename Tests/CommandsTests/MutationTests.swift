import Foundation
import TestSupport
import Testing

/// Exports spoilt at random: program and oracle must still agree on every figure and record.
@Suite struct MutationTests {
    private static let isLong = ProcessInfo.processInfo.environment["GRANTLINE_TEST_ALL"] != nil

    @Test(arguments: 1...(isLong ? 40 : 2))
    func `of Kazanlak's spoilt exports the oracle counts the same`(seed: Int) throws {
        let forms = [ExportFile.cases, ExportFile.services, ExportFile.expenditure]
        try Self.check(forms, period: "2018-H2", seed: seed)
    }

    @Test(arguments: 1...(isLong ? 80 : 3))
    func `of Kropyvnytskyi's spoilt exports the oracle counts the same`(seed: Int) throws {
        let forms = [ExportFile.clients, ExportFile.events, ExportFile.acts]
        try Self.check(forms, period: "2025-H1", seed: seed)
    }

    private static func check(_ forms: [ExportFile.Form], period: String, seed: Int) throws {
        let project = try TestProject()
        var random = SeededGenerator(seed: UInt64(seed))
        for form in forms {
            var export = try ExportFile(form, of: project)
            for _ in 0..<max(3, export.records.count / 12) {
                guard let index = export.records.randomElement(using: &random),
                    let mutation = Mutation.allCases.randomElement(using: &random)
                else { continue }
                mutation.apply(to: &export, at: index, using: &random)
            }
            try export.write(to: project)
        }
        let (grant, day) = (forms[0].grant, forms[0].day)
        let run = try project.run(["run", grant, "--as-of", day, "--period", period])
        try #require(run.status == 1, "\(run.errors)")
        let draft = "output/\(grant)/\(period)/submission/draft"
        let oracle = Oracle(
            grant: grant,
            export: project("input/grants/\(grant)/exports/\(day)"),
            period: period
        )
        let results = try project.text("\(draft)/results.csv")
        #expect(try OracleTests.ownResults(results) == oracle(in: project))
        let findings = try CSVText.records(project.text("\(draft)/findings.csv"))
        let found = Rejections(findings: findings)
        let expected = try Rejections(oracle: oracle("--effects", in: project))
        #expect(found.records.subtracting(expected.records) == [])
        #expect(expected.records.subtracting(found.records) == [])
        #expect(found.unknown(to: expected) == [])
        #expect(
            try OracleTests.mended(findings)
                == OracleTests.mended(oracle: oracle("--mended", in: project))
        )
    }
}
