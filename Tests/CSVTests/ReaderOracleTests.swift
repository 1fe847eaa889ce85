import CSV
import Foundation
import Testing

/// The reader against the slow one, on random files in random dialects, sound and broken.
struct ReaderOracleTests {
    private static let isLong = ProcessInfo.processInfo.environment["GRANTLINE_TEST_ALL"] == "1"
    private static let filesABatch = 250

    @Test(
        "any file reads as the slow reader reads it, with the same faults at the same places",
        arguments: 0..<(isLong ? 400 : 12)
    )
    func anyFile(batch: Int) throws {
        for number in 0..<Self.filesABatch {
            let seed = UInt64(batch * Self.filesABatch + number)
            var file = RandomFile(seed: seed)
            file.make()
            let slow = SlowReader(file.characters, dialect: file.dialect, columns: file.columns)
            var reader = Reader(
                DecodedText(file.bytes, encoding: .windows1251),
                dialect: file.dialect
            )
            reader.columnCount = file.columns
            var rows: [SlowReader.Row] = []
            while let row = reader.next() { rows.append(SlowReader.Row(row)) }
            let header = reader.header.map { $0.map { String(decoding: $0, as: UTF8.self) } }
            let shown =
                "seed \(seed): \(file.dialect) \(file.columns ?? 0) \(file.shown.debugDescription)"
            try #require(header == slow.header, "\(shown)")
            try #require(reader.headerFaults == slow.headerFaults, "\(shown)")
            try #require(rows == slow.rows, "\(shown)")
        }
    }

    @Test("the random files are of all kinds: sound, and broken in every way")
    func variety() {
        var counts: [RowFault.Kind: Int] = [:]
        var sound = 0
        for seed in 0..<UInt64(1_000) {
            var file = RandomFile(seed: seed)
            file.make()
            let slow = SlowReader(file.characters, dialect: file.dialect, columns: file.columns)
            let faults = slow.rows.flatMap(\.faults)
            if faults.isEmpty, slow.rows.count > 1 { sound += 1 }
            for fault in faults { counts[fault.kind, default: 0] += 1 }
        }
        #expect(sound > 100)
        for kind in RowFault.Kind.allCases where kind != .fieldTooLong && kind != .rowTooLong {
            #expect(counts[kind, default: 0] > 50, "\(kind): \(counts)")
        }
    }
}

extension SlowReader.Row {
    /// A row of the real reader in the slow one's terms.
    init(_ row: Row) {
        self.init(
            fields: row.cells.map { cell in
                SlowReader.Field(
                    value: String(decoding: cell.value, as: UTF8.self),
                    line: cell.line,
                    isQuoted: cell.isQuoted,
                    isNull: cell.isNull
                )
            },
            line: row.line,
            number: row.row,
            faults: row.faults
        )
    }
}
