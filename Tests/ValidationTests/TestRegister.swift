import ColumnCutting
import Foundation
import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

/// A grant with cases and events in a temporary folder of its own, removed when the test is over.
final class TestRegister {
    let folder: String

    /// Writes the configuration of a grant with its rules, in YAML.
    init(rules: String = "", tables: String = TestRegister.tables) throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/validation-\(UUID().uuidString)"
        let configuration = """
            format: 1
            grant: test
            title: {en: Test}
            languages: [en]
            term: {from: 2018-01-01, to: 2019-12-31}
            key: demonstration
            exports: exports/datapackage.yaml
            parameters: {limit: 999999999999999999}
            reports: [report.html]

            """
        try write(configuration + (rules.isEmpty ? "" : "rules:\n\(rules)\n"), as: "grant.yaml")
        try write("name: test\nresources:\n\(tables)", as: "exports/datapackage.yaml")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func write(_ text: String, as path: String) throws {
        let url = URL(filePath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    /// Judges the records of two exports, which are given without their headers.
    func validate(_ cases: String, _ events: String = "") throws -> [Finding] {
        try judge(cases, events).findings
    }

    /// Judges the records of two exports, and tells also how each rule ended.
    func judge(
        _ cases: String,
        _ events: String = "",
        waivers: String? = nil,
        asOf: String? = nil
    ) throws -> Verdict {
        try write("id,person,entry,exit,sex,amount\n\(cases)", as: "exports/2019-01-08/cases.csv")
        try write("no,case,day,minutes\n\(events)", as: "exports/2019-01-08/events.csv")
        let grant = try GrantReader(installation: nil).grant(at: GrantLocation(folder))
        let file = waivers.flatMap { WaiverFile(Array($0.utf8), words: [:], of: grant) }
        return try Self.judge(grant, asOf: asOf, labels: Self.labels.get(), waivers: file)
    }

    /// Reads and judges the exports of a grant with the demonstration key.
    static func validate(_ grant: Grant, asOf: String?, labels: Labels) throws -> [Finding] {
        try judge(grant, asOf: asOf, labels: labels).findings
    }

    private static func judge(
        _ grant: Grant,
        asOf: String?,
        labels: Labels,
        waivers: WaiverFile? = nil
    ) throws -> Verdict {
        let moment = try ReportingMoment(
            of: grant,
            asOf: asOf.flatMap { CivilDate(iso: $0) },
            period: nil
        )
        let hash = KeyedHash(key: try PseudonymKey(for: grant, file: nil), grant: grant.id)
        let export = try Ingestor(grant: grant, hash: hash, labels: labels).ingest(moment)
        let found = Validator(grant: grant, hash: hash, labels: labels, waivers: waivers)
            .validate(export)
        // Neither threads nor the parts of columns change anything.
        for (threads, part) in [(1, 64), (2, 1), (3, 7), (8, 2)] {
            let other = Validator(
                grant: grant,
                hash: hash,
                labels: labels,
                waivers: waivers,
                threads: threads
            ).validate(Self.cut(export, into: part))
            #expect(other == found, "\(threads) threads, parts of \(part)")
        }
        return found
    }

    /// The same records in columns with parts of so many records.
    private static func cut(_ export: IngestedExport, into size: Int) -> IngestedExport {
        var export = export
        for table in export.tables.indices {
            export.tables[table].columns = export.tables[table].columns.mapValues {
                $0.cut(into: size)
            }
        }
        return export
    }

    /// The project's folder.
    static let project = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .path

    /// The English labels that the program ships.
    static let labels = Result { try Labels.read([.en], templates: "\(project)/templates")[0] }

    /// A table of cases, and one of events that refer to them.
    static let tables = """
          - name: events
            path: events.csv
            grantline: {title: {en: Events}, dates: {first: day}}
            schema:
              primaryKey: [no]
              foreignKeys: [{fields: [case], reference: {resource: cases, fields: [id]}}]
              fields:
                - {name: "no", type: string, grantline: {pseudonym: true}}
                - {name: case, type: string, grantline: {pseudonym: true}}
                - {name: day, type: date, constraints: {required: true}}
                - {name: minutes, type: integer, constraints: {minimum: 0}, \
        grantline: {severity: warning}}
          - name: cases
            path: cases.csv
            grantline: {title: {en: Cases}, dates: {first: entry, last: exit}}
            schema:
              primaryKey: [id]
              fields:
                - {name: id, type: string, constraints: {required: true}, grantline: {pseudonym: true}}
                - {name: person, type: string, constraints: {unique: true}, \
        grantline: {pseudonym: true}}
                - {name: entry, type: date, constraints: {required: true}}
                - {name: exit, type: date}
                - {name: sex, type: string, constraints: {enum: [M, F]}, grantline: {severity: warning}}
                - {name: amount, type: number}

        """
}

/// Makes a rule in YAML.
func rule(
    _ id: String,
    on table: String = "cases",
    field: String = "exit",
    severity: String = "error",
    effect: String? = nil,
    when: String? = nil,
    require: String
) -> String {
    """
      - id: \(id)
        on: \(table)
        field: \(field)
        severity: \(severity)
        require: \(require)
        message: {en: Message of \(id)}\(effect.map { "\n    effect: \($0)" } ?? "")\
    \(when.map { "\n    when: \($0)" } ?? "")

    """
}

extension Finding {
    /// Rule, severity, effect, table, record/line/row/column and field.
    var brief: String {
        let place = [record, line, row, column].map { $0.map { "\($0)" } ?? "-" }
        return "\(rule) \(severity) \(effect) \(table) \(place.joined(separator: "/")) \(field)"
    }

    /// Table, record and rule.
    var short: String { "\(table) \(record ?? 0) \(rule)" }
}
