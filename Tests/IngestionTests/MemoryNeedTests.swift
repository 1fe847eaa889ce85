import Foundation
import Testing

@testable import Grants
@testable import Ingestion

@Suite struct MemoryNeedTests {
    /// What the program takes by itself, as the type's comment tells.
    private static let program = 16_000_000

    private static func resource(_ encoding: String) -> String {
        """
          - name: people
            path: people.csv
            encoding: \(encoding)
            grantline: {dates: {first: entry}}
            schema:
              primaryKey: [id]
              fields:
                - name: id
                  type: string
                  grantline: {pseudonym: true}
                - {name: entry, type: date}
                - {name: note, type: string}

        """
    }

    private static func need(
        _ bytes: [UInt8],
        encoding: String = "utf-8",
        for purpose: Ingestor.Purpose = .documents
    ) throws -> MemoryNeed {
        let register = try TestRegister(resource(encoding))
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        let grant = try register.grant
        let moment = try ReportingMoment(of: grant, asOf: nil, period: nil)
        return MemoryNeed(of: grant, at: moment, files: [:], for: purpose)
    }

    private static func rows(_ count: Int, note: String) -> [UInt8] {
        let row = "a1,2018-01-01,\(note)\n"
        return Array("id,entry,note\n".utf8) + (0..<count).flatMap { _ in Array(row.utf8) }
    }

    /// Tells whether a need beyond the program's own is as counted by hand, to a hundredth.
    private static func isNear(_ need: MemoryNeed, _ expected: Int) -> Bool {
        abs(need.bytes - program - expected) * 100 <= expected
    }

    @Test func `a record takes its place, its keys and its values`() throws {
        let rows = Self.rows(100_000, note: "")
        // 8 for the place, 8 for the key, 1 for the day; the note is dropped.
        #expect(Self.isNear(try Self.need(rows), 100_000 * 17 * 15 / 16))
        // Findings of a filing name the key.
        #expect(Self.isNear(try Self.need(rows, for: .filing), 100_000 * 10 * 15 / 16))
    }

    @Test func `text that is dropped takes nothing, however long`() throws {
        let short = try Self.need(Self.rows(2_000, note: ""))
        for note in [String(repeating: "x", count: 500), "\"" + "line\n".repeated(100) + "\""] {
            let long = try Self.need(Self.rows(2_000, note: note))
            #expect(long.bytes <= short.bytes + 2_000 * 2)
            #expect(long.wholeFile == nil)
        }
    }

    @Test func `a file that cannot be read in pieces is refused where it has no room as a whole`()
        throws
    {
        var rows = Self.rows(1_000, note: "x")
        rows += Array("a\"1,2018-01-01,x\n".utf8)
        let register = try TestRegister(Self.resource("utf-8"))
        try register.write(rows, as: "exports/2019-01-08/people.csv")
        let need = rows.count / 2 * 3
        let faults = try #require(throws: ExportFaults.self) {
            try register.ingest(chunkBytes: 4_096, memory: need - 1)
        }
        let reason = ExportFault.Reason.noMemory(needed: need, available: need - 1)
        #expect(faults.faults.map(\.reason) == [reason])
        #expect(faults.exitCode == 71)
        let message = try #require(faults.faults.first).message(TestRegister.labels.get())
        #expect(message.contains("takes 1 MB, and 1 MB are at hand"))
        // With the room, in one piece, and without the quote it is read.
        #expect(try register.ingest(chunkBytes: 4_096, memory: need).tables[0].count == 1_001)
        #expect(try register.ingest(chunkBytes: 1 << 19, memory: 0).tables[0].count == 1_001)
        try register.write(Self.rows(1_001, note: "x"), as: "exports/2019-01-08/people.csv")
        #expect(try register.ingest(chunkBytes: 4_096, memory: 0).tables[0].count == 1_001)
    }

    @Test(arguments: ["utf-16", "utf-16le", "utf-16be"])
    func `a file in UTF-16 is held with its text`(_ encoding: String) throws {
        let need = try Self.need([UInt8](repeating: 0x20, count: 1_000_000), encoding: encoding)
        #expect(need.bytes == Self.program + 1_500_000)
        #expect(need.wholeFile?.size == 1_000_000)
        #expect(need.wholeFile?.path.hasSuffix("/2019-01-08/people.csv") == true)
    }

    @Test func `an empty export, or one without line ends, takes what the program takes`() throws {
        #expect(try Self.need([]).bytes == Self.program)
        #expect(try Self.need(Array("id,entry,note".utf8)).bytes == Self.program)
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String {
        String(repeating: self, count: count)
    }
}
