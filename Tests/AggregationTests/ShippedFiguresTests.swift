import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

/// Checks the numbers that must come out of the shipped exports.
@Suite struct ShippedFiguresTests {
    @Test(arguments: [
        ("CASELOAD 2018-H2 period", "130.0000"), ("UTILISATION 2018-H2 period", "216.67"),
        ("OPENED 2018-H2 period", "108"), ("CLOSED 2018-H2 period", "80"),
        ("OPEN_END 2018-H2 period", "138"), ("SERVED_CASES 2018-H2 period", "218"),
        ("SERVED_CLIENTS 2018-H2 period", "217"), ("CASELOAD 2018-H2 cumulative", "81.9406"),
        ("OPENED 2018-H2 cumulative", "811"), ("CLOSED 2018-H2 cumulative", "673"),
        ("SERVED_CLIENTS 2018-H2 cumulative", "723"),
    ])
    func `the first export of the centre gives the figures of its news report`(
        _ name: String,
        _ value: String
    ) throws {
        #expect(try Shipped.centre.get()[name] == value)
    }

    @Test func `the second export restates the half-year before it`() throws {
        #expect(try Shipped.centreRestated.get()["CASELOAD 2018-H2 period"] == "130.4674")
    }

    @Test func `what lies before a table's coverage is no zero`() throws {
        let values = try Shipped.centre.get()
        #expect(values["SESSIONS 2017-H2 period"] == "")
        #expect(values["HOURS 2017-H2 cumulative"] == "")
        #expect(values["EXPENDITURE 2015-H2 period"] == "")
        #expect(values["EXPENDITURE 2016-H1 period"]?.isEmpty == false)
        #expect(values["OPEN_END 2018-H2 cumulative"] == nil)
    }

    @Test(arguments: [
        ("ENROLLED 2024-H2 period", "212"), ("HIV_TESTS 2024-H2 period", "171"),
        ("HIV_TESTED_CLIENTS 2024-H2 period", "168"), ("MINIMUM_PACKAGE 2024-H2 period", "130"),
        ("SESSIONS 2024-H2 period", "992"), ("ENROLLED 2025-H1 period", "64"),
        ("ENROLLED 2025-H1 cumulative", "276"), ("AMOUNT 2024-H2 period", "114999.90"),
        ("AMOUNT 2025-H1 period", "114999.90"), ("AMOUNT 2025-H1 cumulative", "229999.80"),
    ])
    func `the export of the contract gives what was contracted`(
        _ name: String,
        _ value: String
    ) throws {
        #expect(try Shipped.contract.get()[name] == value)
    }
}

/// The values of the shipped grants by name, each counted once.
enum Shipped {
    static let centre = Result { try values("kazanlak", asOf: "2019-01-08") }
    static let centreRestated = Result { try values("kazanlak", asOf: "2019-07-05") }
    static let contract = Result { try values("kropyvnytskyi", asOf: "2025-07-04") }

    private static func values(_ name: String, asOf day: String) throws -> [String: String] {
        let grant = try GrantReader(installation: nil)
            .grant(at: GrantLocation(Project.path("input/grants/\(name)")))
        let labels = try Labels.read([grant.language], templates: Project.path("templates"))[0]
        let hash = KeyedHash(key: try PseudonymKey(for: grant, file: nil), grant: grant.id)
        let moment = try ReportingMoment(of: grant, asOf: CivilDate(iso: day), period: nil)
        let export = try Ingestor(grant: grant, hash: hash, labels: labels).ingest(moment)
        let findings = Validator(grant: grant, hash: hash, labels: labels).validate(export)
            .findings
        let figures = try Aggregator(grant: grant)
            .aggregate(export, RecordEffects(findings))
        return Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0.value) })
    }
}
