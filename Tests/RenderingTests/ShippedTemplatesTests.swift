import Testing
import XML

@testable import Aggregation
@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Rendering
@testable import Validation

/// Renders the shipped templates for the shipped grants.
@Suite struct ShippedTemplatesTests {
    @Test(arguments: ShippedReport.names)
    func `the shipped templates render the shipped grants`(_ name: String) throws {
        let report = try #require(ShippedReport.all[name]).get()
        let labels = try report.folder.labels(of: report.grant)
        let templates = try report.folder.templates(report.grant.reports, labels: labels)
        let keys = Set(labels.flatMap(\.labels.keys))
        let root = ReportContext(subject: report.subject, labels: labels).root
        #expect(root.has(ReportShape.root(labels: keys)))

        let documents = try templates.render(report.subject)
        #expect(documents.map(\.name) == report.grant.reports)
        #expect(try templates.render(report.subject).map(\.bytes) == documents.map(\.bytes))
        for document in documents {
            let text = String(decoding: document.bytes, as: UTF8.self)
            #expect(!text.contains("{{") && !text.contains("}}"))
            #expect(!text.contains("Optional(") && !text.contains("nil<"))
            #expect(text.contains(report.subject.period.description))
        }
    }

    @Test(arguments: ShippedReport.names)
    func `report.xml carries every figure, and no version of anything`(_ name: String) throws {
        let report = try #require(ShippedReport.all[name]).get()
        let labels = try report.folder.labels(of: report.grant)
        let documents = try report.folder.templates(["report.xml"], labels: labels)
            .render(report.subject)
        let bytes = try #require(documents.first).bytes
        let document = try XMLDocument(parsing: bytes)
        let values = document.texts(atPath: ["report", "indicators", "indicator", "figure"])
        #expect(
            values.sorted() == report.subject.figures.map(\.value).filter { !$0.isEmpty }.sorted()
        )
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.lowercased().contains("version"))
        for pack in report.grant.packs { #expect(!text.contains("=\"\(pack.version)\" kind")) }
        #expect(bytes.last == UInt8(ascii: "\n"))
    }

    @Test(arguments: ShippedReport.names)
    func `the page has each language of the grant once, the first one first`(
        _ name: String
    ) throws {
        let report = try #require(ShippedReport.all[name]).get()
        let labels = try report.folder.labels(of: report.grant)
        let documents = try report.folder.templates(["report.html"], labels: labels)
            .render(report.subject)
        let text = String(decoding: try #require(documents.first).bytes, as: UTF8.self)
        var rest = text[...]
        for language in report.grant.languages {
            let tag = "<article id=\"\(language)\" lang=\"\(language)\""
            let place = try #require(rest.firstRange(of: tag))
            rest = rest[place.upperBound...]
            #expect(!rest.contains(tag))
        }
    }
}

/// A shipped grant with what its latest export gives.
struct ShippedReport {
    let grant: Grant
    let subject: ReportSubject
    let folder = TemplateFolder(path: Project.path("templates"))

    /// The shipped grants by name, each read once.
    static let all = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try ShippedReport(name) }) }
    )

    static let names = ["kazanlak", "kropyvnytskyi"]

    private init(_ name: String) throws {
        grant = try GrantReader(installation: nil)
            .grant(at: GrantLocation(Project.path("input/grants/\(name)")))
        let labels = try Labels.read([grant.language], templates: Project.path("templates"))[0]
        let hash = KeyedHash(key: try PseudonymKey(for: grant, file: nil), grant: grant.id)
        let moment = try ReportingMoment(of: grant, asOf: nil, period: nil)
        let export = try Ingestor(grant: grant, hash: hash, labels: labels).ingest(moment)
        let verdict = Validator(grant: grant, hash: hash, labels: labels).validate(export)
        let findings = verdict.findings
        let effects = RecordEffects(findings)
        subject = ReportSubject(
            grant: grant,
            period: moment.period,
            dataDay: moment.dataDay,
            profile: .submission,
            hasDemonstrationKey: true,
            tables: export.tables.map { table in
                ReportSubject.TableSummary(
                    table: table.name,
                    file: table.parts.first?.source.name ?? "",
                    read: table.count,
                    accepted: effects.rejected.included(in: table.name, count: table.count)
                        .count(where: \.self)
                )
            },
            figures: try Aggregator(grant: grant).aggregate(export, effects),
            findings: findings,
            outcomes: verdict.outcomes
        )
    }
}
