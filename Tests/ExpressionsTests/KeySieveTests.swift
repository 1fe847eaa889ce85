import TestSupport
import Testing

@testable import Expressions

/// Holds the records that a sieve tells to be alone with their keys against counts of these.
@Suite struct KeySieveTests {
    struct Row: CustomTestStringConvertible {
        var threads: Int
        var records: Int
        /// From how many keys each record has one.
        var keys: Int

        var testDescription: String { "\(threads) threads, \(records) records of \(keys) keys" }
    }

    static let rows = [1, 2, 5].flatMap { threads in
        [(0, 1), (1, 1), (40, 3), (5_000, 4_000), (30_000, 1 << 40), (30_000, 20_000)].map {
            Row(threads: threads, records: $0, keys: $1)
        }
    }

    private struct Found: Sendable {
        var alone: [UInt32] = []
        var others: [[UInt32]] = []
    }

    @Test(arguments: rows)
    func `each record is told once: alone, or with all that have its key`(_ row: Row) {
        let (table, keys) = Self.table(row)
        let batches = table.batches
        let found = Self.found(table, row.threads) { batches[$0].map { Int32($0) } }
        var expected: [UInt64: [UInt32]] = [:]
        for (record, key) in keys.enumerated() {
            if let key { expected[key, default: []].append(UInt32(record)) }
        }
        let lists = (found.alone.map { [$0] } + found.others).sorted { $0[0] < $1[0] }
        #expect(lists == expected.values.sorted { $0[0] < $1[0] })
        #expect(found.alone.count <= expected.count { $0.value.count == 1 })
        if row.keys > 1 << 30 {
            #expect(found.alone.count > row.records * 2 / 3, "most are known to be alone")
        }
    }

    @Test(arguments: rows)
    func `records without a mark are left out`(_ row: Row) {
        let (table, keys) = Self.table(row)
        let batches = table.batches
        let found = Self.found(table, row.threads) { batch in
            batches[batch].map { $0 % 4 == 0 ? .min : Int32($0 * 3) }
        }
        let told = (found.alone + found.others.flatMap(\.self)).sorted()
        let expected = keys.indices.filter { $0 % 4 != 0 && keys[$0] != nil }
        #expect(told == expected.map { UInt32($0 * 3) })
    }

    @Test(arguments: rows)
    func `nobody who shares a key is left out as alone`(_ row: Row) {
        let (table, keys) = Self.table(row)
        let groups = KeyGroups(
            ["hash"],
            of: table,
            workers: Workers(threads: row.threads),
            size: 900
        )
        let found = groups.walkShared(from: [[UInt32]]()) { $0 += Self.lists($1) }
        var expected: [UInt64: [UInt32]] = [:]
        for (record, key) in keys.enumerated() {
            if let key { expected[key, default: []].append(UInt32(record)) }
        }
        let lists = found.flatMap(\.self).sorted { $0[0] < $1[0] }
        let shared = expected.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        #expect(lists.filter { $0.count > 1 } == shared)
        #expect(lists.count { $0.count == 1 } <= expected.values.count { $0.count == 1 })
        if row.keys > 1 << 30 {
            #expect(lists.count < row.records / 3, "most are known to be alone")
        }
    }

    private static func found(
        _ table: DataTable,
        _ threads: Int,
        marks: @escaping @Sendable (Int) -> [Int32]
    ) -> Found {
        let groups = KeyGroups(["hash"], of: table, workers: Workers(threads: threads), size: 900)
        let found = groups.walk(
            marks: marks,
            from: Found(),
            alone: { found, marks, others in
                var isAlone = [Bool](repeating: true, count: marks.count)
                for index in others.indices { isAlone[Int(others[index])] = false }
                for index in marks.indices where isAlone[index] && marks[index] != .min {
                    found.alone.append(UInt32(marks[index]))
                }
            },
            { $0.others += Self.lists($1) }
        )
        return Found(alone: found.flatMap(\.alone), others: found.flatMap(\.others))
    }

    /// The marks of each key of a partition.
    private static func lists(_ partition: KeyGroups.Partition) -> [[UInt32]] {
        var lists = [[UInt32]](repeating: [], count: partition.count)
        for (mark, key) in zip(partition.marks, partition.keys) { lists[Int(key)].append(mark) }
        return lists
    }

    /// A table of hashes in parts, and the key of each record; some have none.
    private static func table(_ row: Row) -> (DataTable, [UInt64?]) {
        var random = SeededGenerator(seed: UInt64(row.records + row.keys % 1_000))
        let keys = (0..<row.records).map { _ in
            Int.random(in: 0..<9, using: &random) == 0
                ? nil : UInt64.random(in: 0..<UInt64(row.keys), using: &random)
        }
        var column = KeyColumn()
        for start in stride(from: 0, to: row.records, by: 700) {
            var part = KeyColumn.Part()
            for key in keys[start..<min(start + 700, row.records)] {
                guard let key else {
                    part.appendNone()
                    continue
                }
                let spread = (key &+ 1) &* 0x9E37_79B9_7F4A_7C15
                // Some keys differ in the upper bits alone.
                part.append((spread ^ spread >> 29) | 7, spread)
            }
            column.append(KeyColumn([part]))
        }
        return (
            DataTable(name: "t", recordCount: row.records, keys: ["hash": column]), keys
        )
    }
}
