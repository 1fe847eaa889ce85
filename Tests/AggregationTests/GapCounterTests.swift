import TestSupport
import Testing

@testable import Aggregation
@testable import Expressions

/// Holds the values that were met in some stretches against sets.
@Suite struct GapCounterTests {
    struct Row: CustomTestStringConvertible {
        var stretches: Int
        var categories: Int
        var hasSpells: Bool
        /// Of how many records one is in another category than the first of its value.
        var others: Int

        var testDescription: String {
            "\(stretches) stretches, \(categories) categories, \(hasSpells), \(others)"
        }
    }

    static let rows = [1, 5, 64].flatMap { stretches in
        [1, 3, 40].flatMap { categories in
            [(true, 1), (false, 2), (false, 9)].map { hasSpells, others in
                Row(
                    stretches: stretches,
                    categories: categories,
                    hasSpells: hasSpells,
                    others: others
                )
            }
        }
    }

    private struct Record {
        var value: UInt32
        var category: Int
        var stretches: ClosedRange<Int>
    }

    @Test(arguments: rows)
    func `values are counted by category and in all as sets count them`(_ row: Row) {
        var random = SeededGenerator(seed: UInt64(row.stretches * row.categories + row.others))
        let layout = Gaps.Layout(
            stretches: row.stretches,
            categories: row.categories,
            hasSpells: row.hasSpells
        )
        var counters = [GapCounter(layout), GapCounter(layout)]
        var met: [Int: Set<String>] = [:]
        var records: [(partition: Int, record: Record)] = []
        for partition in 0..<6 {
            let own = Self.records(row, &random)
            counters[partition % 2].add(Self.partition(own, layout))
            records += own.map { (partition, $0) }
        }
        let gaps = GapCounter.total(counters, layout)
        for first in 0..<row.stretches {
            for last in first..<row.stretches {
                met = [:]
                for (partition, record) in records
                where record.stretches.overlaps(first...last) {
                    let value = "\(partition) \(record.value)"
                    met[record.category, default: []].insert(value)
                    met[-1, default: []].insert(value)
                }
                let span = Timeline.Stretches(first: first, last: last)
                let found = (0...row.categories).map { gaps.count(span, in: $0) }
                let expected = (0..<row.categories).map { met[$0]?.count ?? 0 }
                #expect(found == expected + [met[-1]?.count ?? 0])
            }
        }
    }

    private static func records(_ row: Row, _ random: inout SeededGenerator) -> [Record] {
        var first: [UInt32: Int] = [:]
        var numbers: [UInt32: UInt32] = [:]
        return (0..<80).map { _ in
            let key = UInt32.random(in: 0..<40, using: &random)
            // Keys are numbered as they come.
            let value = numbers[key] ?? UInt32(numbers.count)
            numbers[key] = value
            let isOther = Int.random(in: 0..<row.others, using: &random) == 0
            let any = Int.random(in: 0...row.categories, using: &random)
            let category = isOther ? any : first[value] ?? any
            first[value] = first[value] ?? category
            let start = Int.random(in: 0..<row.stretches, using: &random)
            let end = Int.random(in: start..<row.stretches, using: &random)
            return Record(
                value: value,
                category: category,
                stretches: start...(row.hasSpells ? end : start)
            )
        }
    }

    private static func partition(
        _ records: [Record],
        _ layout: Gaps.Layout
    ) -> KeyGroups.Partition {
        var partition = KeyGroups.Partition()
        partition.keys = records.map(\.value)
        partition.count = Int((records.map(\.value).max() ?? 0) + 1)
        partition.marks = records.map { record in
            let mark = layout.mark(
                Int32(record.category),
                Int32(record.stretches.lowerBound),
                Int32(record.stretches.upperBound)
            )
            #expect(mark >= 0 && mark < layout.limit)
            return UInt32(mark)
        }
        return partition
    }
}
