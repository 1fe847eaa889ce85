import TestSupport
import Testing

@testable import CSV
@testable import Expressions
@testable import Files
@testable import Grants
@testable import Ingestion

/// Damages an export at random places, and checks what must hold whatever the damage.
struct RandomExportTests {
    /// What damage puts in.
    private static let pieces: [[UInt8]] = [
        Array("\"".utf8), Array(";".utf8), Array("\n".utf8), Array("\r".utf8), [0], [0xFF], [0xD0],
        Array("\"\n".utf8), Array(";;;;;;;".utf8), Array("\u{200B}".utf8), Array("\u{FEFF}".utf8),
        Array("\u{A0}".utf8), Array("Общо записи: 3".utf8), [0xEF, 0xBF, 0xBF], [0x1B],
        Array("99999999999999999999".utf8), Array("-".utf8), Array("K".utf8),
    ]

    private static func export() -> [UInt8] {
        var text = "Title;;;;;;\n\(TestRegister.header)\n"
        for number in 1...12 {
            text +=
                "Б-\(number % 9); КАЗАНЛЪК;0\(number % 9 + 1).02.2018;1\u{A0}234,50;\(number);да;"
            text += number % 4 == 0 ? "\"a\nb \"\"c\"\"\"\n" : "x\n"
        }
        return Array("\(text)Общо записи: 12;;;;;;\n".utf8)
    }

    private static func damaged(_ seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        var bytes = export()
        for _ in 0...Int.random(in: 0...5, using: &generator) {
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let length = [0, 0, 1, 2, 40].randomElement(using: &generator) ?? 0
            let end = min(bytes.count, start + length)
            let piece = pieces.randomElement(using: &generator) ?? []
            bytes.replaceSubrange(start..<end, with: Bool.random(using: &generator) ? piece : [])
        }
        return bytes
    }

    private static func register() throws -> TestRegister {
        try TestRegister(
            TestRegister.people(
                dialect: "headerRows: [2]",
                own: "footer: {prefix: \"Общо записи:\", counts: records}"
            )
        )
    }

    private func ingest(
        _ bytes: [UInt8],
        _ table: TableDefinition
    ) throws -> (table: RecordTable, findings: [Finding])? {
        var ingestor = TableIngestor(
            table: table,
            file: "2019-01-08/people.csv",
            dataDay: try #require(CivilDate(iso: "2018-06-01")),
            hash: KeyedHash(key: .demonstration, grant: "test"),
            labels: try TestRegister.labels.get(),
            uses: FieldUses.all
        )
        do {
            return try ingestor.ingest(bytes, path: "people.csv")
        } catch {
            return nil
        }
    }

    @Test("whatever the damage, columns are whole and findings have places in the file")
    func places() throws {
        let table = try #require(try Self.register().grant.exports.tables.first)
        var read = 0
        for seed in 0..<400 as Range<UInt64> {
            let bytes = Self.damaged(seed)
            guard let found = try ingest(bytes, table) else { continue }
            read += 1
            let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
            #expect(found.table.columns.values.allSatisfy { $0.count == found.table.count })
            for finding in found.findings {
                #expect(finding.record.map { (1...found.table.count).contains($0) } ?? true)
                #expect(finding.line.map { (1...lines).contains($0) } ?? true, "seed \(seed)")
                #expect(finding.row.map { (1...lines).contains($0) } ?? true, "seed \(seed)")
                #expect(!finding.message.contains("{"))
            }
            let lone = found.table.texts("kind").compactMap(\.self)
            #expect(lone.allSatisfy { $0 == "K" || $0 == "P" })
        }
        #expect(read > 100)
    }

    @Test("what is written is read back the same")
    func roundTrip() throws {
        let register = try Self.register()
        let grant = try register.grant
        let table = try #require(grant.exports.tables.first)
        let day = try #require(CivilDate(iso: "2019-01-08"))
        let period = try #require(HalfYear("2018-H2"))
        for seed in 5_000..<5_040 as Range<UInt64> {
            guard let found = try ingest(Self.damaged(seed), table) else { continue }
            let export = IngestedExport(
                moment: ReportingMoment(export: "2019-01-08", dataDay: day, period: period),
                key: .demonstration,
                tables: [found.table],
                findings: found.findings
            )
            for (name, bytes) in try RecordFiles(grant: grant).files(of: export) {
                try register.write(bytes, as: "records/\(name)")
            }
            let read = try RecordFiles(grant: grant).read(from: "\(register.folder)/records")
            #expect(read.findings == export.findings)
            #expect(read.tables.first?.positions == found.table.positions)
            for field in found.table.columns.keys {
                #expect(read.tables.first?.texts(field) == found.table.texts(field))
            }
        }
    }
}
