import ColumnCutting
import TestSupport
import Testing

@testable import Expressions

/// Holds the groups of records against dictionaries.
@Suite struct KeyGroupsTests {
    struct Row: CustomTestStringConvertible {
        var threads: Int
        var part: Int
        var size: Int

        var testDescription: String { "\(threads) threads, parts of \(part), groups of \(size)" }
    }

    static let rows = [1, 2, 3, 8].flatMap { threads in
        [1, 7, 64, 3_000].flatMap { part in
            [4, 100, 16_384].map { Row(threads: threads, part: part, size: $0) }
        }
    }

    /// The fields by which records are grouped.
    static let keys = [
        ["text"], ["number"], ["fraction"], ["date"], ["flag"], ["text", "date"],
        ["hash"], ["hash", "flag", "number"], ["absent"],
    ]

    @Test(arguments: rows)
    func `records fall together just where their values are the same`(_ row: Row) {
        let table = Self.table(part: row.part)
        for fields in Self.keys {
            let groups = KeyGroups(
                fields,
                of: table,
                workers: Workers(threads: row.threads),
                size: row.size
            )
            let found = groups.walk(from: [[UInt32]]()) { found, partition in
                found += Self.lists(partition)
            }
            #expect(
                found.flatMap(\.self).sorted { $0[0] < $1[0] } == Self.expected(fields, table),
                "\(fields)"
            )
        }
    }

    @Test func `records are told by their marks, and left out where they have none`() {
        let table = Self.table(part: 64)
        let batches = table.batches
        let groups = KeyGroups(["text"], of: table, workers: Workers(threads: 2), size: 50)
        let found = groups.walk(
            marks: { batch in
                batches[batch].map { $0 % 3 == 0 ? .min : Int32($0 * 2) }
            },
            from: [[UInt32]](),
            { $0 += Self.lists($1) }
        )
        let expected = Self.expected(["text"], table).map { records in
            records.filter { $0 % 3 != 0 }.map { $0 * 2 }
        }
        .filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
        #expect(found.flatMap(\.self).sorted { $0[0] < $1[0] } == expected)
    }

    @Test(arguments: [(1, 9), (3, 1), (3, 4), (8, 100)])
    func `rounds and partitions change nothing`(rounds: Int, perRound: Int) {
        let table = Self.table(part: 7)
        for fields in Self.keys {
            let groups = KeyGroups(
                fields,
                of: table,
                workers: Workers(threads: 2),
                partitions: { _ in KeyPartitions(rounds: rounds, perRound: perRound) }
            )
            let found = groups.walk(from: [[UInt32]]()) { $0 += Self.lists($1) }
            #expect(
                found.flatMap(\.self).sorted { $0[0] < $1[0] } == Self.expected(fields, table),
                "\(fields)"
            )
        }
    }

    @Test func `many keys are divided into rounds and partitions`() {
        for count in [0, 1, 16_383, 16_384, 1_000_000, 10_000_000, 64_500_000, 2_000_000_000] {
            let partitions = KeyPartitions(of: count, size: 16_384)
            #expect((1...8).contains(partitions.rounds))
            #expect((1...4_096).contains(partitions.perRound))
            for low in [0, 1 << 63, UInt64.max, 0x1234_5678_9ABC_DEF0] {
                let places = (0..<partitions.rounds).map {
                    KeyPartitions.Place(partitions, round: $0)
                }
                #expect(places.allSatisfy { $0(low, 0) == $0.count })
                #expect(places.count { $0(low, 1) < $0.count } == 1)
                #expect(places.allSatisfy { (0...partitions.perRound).contains($0(low, 1)) })
            }
            #expect(KeyPartitions.Place(partitions, round: 0)(0, 1) == 0)
        }
        #expect(KeyPartitions(of: 64_500_000, size: 16_384).rounds == 8)
        #expect(KeyPartitions(of: 3_000, size: 16_384).perRound == 1)
    }

    /// The records of each key of a partition; keys must be numbered as they come.
    private static func lists(_ partition: KeyGroups.Partition) -> [[UInt32]] {
        var lists: [[UInt32]] = []
        for (mark, key) in zip(partition.marks, partition.keys) {
            if Int(key) == lists.count { lists.append([]) }
            lists[Int(key)].append(mark)
        }
        #expect(lists.count == partition.count)
        return lists
    }

    private static func expected(_ fields: [String], _ table: DataTable) -> [[UInt32]] {
        var records: [[Value]: [UInt32]] = [:]
        for record in 0..<table.recordCount {
            let key = fields.map { field in
                // The hashes are those of the texts.
                table.columns[field == "hash" ? "text" : field]?.value(at: record) ?? .null
            }
            if !key.contains(.null) { records[key, default: []].append(UInt32(record)) }
        }
        return records.values.sorted { $0[0] < $1[0] }
    }

    private static func table(part: Int) -> DataTable {
        var random = SeededGenerator(seed: 7)
        func some<T>(_ make: (inout SeededGenerator) -> T) -> [T?] {
            (0..<500).map { _ in
                Int.random(in: 0..<9, using: &random) == 0 ? nil : make(&random)
            }
        }
        let texts = some { "text \(Int.random(in: 0..<150, using: &$0))" }
        let numbers = some { random -> Rational in
            let units = Int64.random(in: -300...300, using: &random)
            return Rational(mantissa: units * 10, decimals: Int.random(in: 0...3, using: &random))
        }
        let thirds = some { random in
            (try? Rational(numerator: Int128.random(in: -9...9, using: &random), denominator: 3))
                ?? Rational(0)
        }
        let columns: [String: Column] = [
            "text": .texts(texts), "number": .numbers(numbers), "fraction": .numbers(thirds),
            "date": .dates(some { CivilDate(dayNumber: Int32.random(in: 0..<90, using: &$0)) }),
            "flag": .booleans(some { Bool.random(using: &$0) }),
        ]
        var hashes = KeyColumn.Part()
        for text in texts {
            var hasher = Hasher()
            hasher.combine(text)
            let hash = UInt64(bitPattern: Int64(hasher.finalize()))
            if text == nil { hashes.appendNone() } else { hashes.append(hash, ~hash) }
        }
        return DataTable(
            name: "t",
            recordCount: 500,
            columns: columns.mapValues { $0.cut(into: part) },
            keys: ["hash": KeyColumn([hashes])]
        )
    }
}
