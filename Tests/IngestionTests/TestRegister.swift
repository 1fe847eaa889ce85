import Foundation
import Testing

@testable import CSV
@testable import Expressions
@testable import Grants
@testable import Ingestion

/// A grant with its exports in a temporary folder of its own, removed when the test is over.
final class TestRegister {
    let folder: String

    /// Writes the configuration of a grant; resources and term are YAML.
    init(
        _ resources: String = TestRegister.people(),
        id: String = "test",
        term: String = "from: 2018-01-01"
    ) throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/ingestion-\(UUID().uuidString)"
        try write(Array(Self.configuration(id: id, term: term).utf8), as: "grant.yaml")
        let descriptor = "name: test\nresources:\n" + resources
        try write(Array(descriptor.utf8), as: "exports/datapackage.yaml")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Writes a file of the grant's folder.
    func write(_ bytes: [UInt8], as path: String) throws {
        let url = URL(filePath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }

    /// Writes an export.
    func export(
        _ text: String,
        as file: String = "people.csv",
        on day: String = "2019-01-08"
    ) throws {
        try write(Array(text.utf8), as: "exports/\(day)/\(file)")
    }

    var grant: Grant {
        get throws { try GrantReader(installation: nil).grant(at: GrantLocation(folder)) }
    }

    /// Reads the exports with the demonstration key.
    func ingest(
        asOf: String? = nil,
        purpose: Ingestor.Purpose = .records,
        threads: Int = 2,
        chunkBytes: Int = 1 << 19,
        memory: Int? = nil
    ) throws -> IngestedExport {
        let grant = try grant
        let moment = try ReportingMoment(
            of: grant,
            asOf: asOf.flatMap { CivilDate(iso: $0) },
            period: nil
        )
        let hash = KeyedHash(key: try PseudonymKey(for: grant, file: nil), grant: grant.id)
        let ingestor = Ingestor(
            grant: grant,
            hash: hash,
            labels: try Self.labels.get(),
            purpose: purpose,
            threads: threads,
            chunkBytes: chunkBytes,
            availableMemory: { memory }
        )
        return try ingestor.ingest(moment)
    }

    private static func configuration(id: String, term: String) -> String {
        """
        format: 1
        grant: \(id)
        title: {en: Test}
        languages: [en]
        term: {\(term)}
        key: demonstration
        exports: exports/datapackage.yaml
        reports: [report.html]

        """
    }

    /// The project's folder.
    static let project = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .path

    /// The English labels that the program ships.
    static let labels = Result { try Labels.read([.en], templates: "\(project)/templates")[0] }
}

extension TestRegister {
    /// The header of `people`.
    static let header = "Код;Вид;Ден;Сума;Брой;Съгласие;Бележка"

    /// A table with a field of each type.
    static func people(
        encoding: String = "utf-8",
        dialect: String = "",
        own: String = ""
    ) -> String {
        """
          - name: people
            path: people.csv
            encoding: \(encoding)
            dialect: {delimiter: ";"\(dialect.isEmpty ? "" : ", \(dialect)")}
            grantline: {title: {en: People}\(own.isEmpty ? "" : ", \(own)")}
            schema:
              primaryKey: [Код]
              fields:
                - name: Код
                  type: string
                  constraints: {required: true}
                  grantline: {name: id, pseudonym: true}
                - name: Вид
                  type: string
                  constraints: {required: true, enum: [Казанлък, Павел баня]}
                  grantline:
                    name: kind
                    codes: {Казанлък: {code: K, en: Kazanlak}, Павел баня: {code: P, en: Pavel}}
                - {name: Ден, type: date, format: "%d.%m.%Y", grantline: {name: day}}
                - name: Сума
                  type: number
                  decimalChar: ","
                  groupChar: "\\u00A0"
                  grantline: {name: amount}
                - name: Брой
                  type: integer
                  constraints: {minimum: 0, maximum: 100}
                  grantline: {name: number, severity: warning}
                - name: Съгласие
                  type: boolean
                  trueValues: [да]
                  falseValues: [не]
                  grantline: {name: consent}
                - {name: Бележка, type: string, grantline: {name: note, drop: true}}

        """
    }
}

/// Reads `people` from one text.
func people(
    _ text: String,
    dialect: String = "",
    own: String = ""
) throws -> (table: RecordTable, findings: [Finding]) {
    let register = try TestRegister(TestRegister.people(dialect: dialect, own: own))
    try register.export(text)
    let export = try register.ingest()
    return (try #require(export.table("people")), export.findings)
}

/// Returns the fault of an export that cannot be read as a whole.
func exportFault(_ action: () throws -> some Any) throws -> ExportFault {
    let faults = try #require(throws: ExportFaults.self) { _ = try action() }
    #expect(faults.faults.count == 1)
    return try #require(faults.faults.first)
}

extension Finding {
    /// Rule, severity, effect, record/line/row/column, field, and the count where it is not 1.
    var brief: String {
        let place = [record, line, row, column].map { $0.map { "\($0)" } ?? "-" }
        let count = count == 1 ? "" : " ×\(count)"
        return "\(rule) \(severity) \(effect) \(place.joined(separator: "/")) \(field)\(count)"
    }
}

extension RecordTable {
    /// The values of a field, as text.
    func texts(_ field: String) -> [String?] {
        (0..<count).map { text(field, at: $0) }
    }
}

extension CodePage {
    /// Encodes a text of which the page has every character.
    func encode(_ text: String) throws -> [UInt8] {
        let bytes = (UInt8.min...UInt8.max).map { (scalar(of: $0), $0) }
        return try text.unicodeScalars.map { scalar in
            try #require(bytes.first { $0.0 == scalar.value }?.1)
        }
    }
}
