import Expressions

/// Finds records that bear what an earlier one bears already.
enum Repeats {
    private struct Found: Sendable {
        /// For each key of a partition its first record.
        var firsts: [UInt32] = []
        var repeats: [(record: Int, first: Int)] = []
    }

    /// Returns records with the first one that has the same values in some fields, in their order.
    static func find(
        _ fields: [String],
        in table: DataTable,
        _ workers: Workers
    ) -> [(record: Int, first: Int)] {
        let groups = KeyGroups(fields, of: table, workers: workers)
        let found = groups.walkShared(from: Found()) { found, partition in
            let missing = partition.count - found.firsts.count
            if missing > 0 { found.firsts += [UInt32](repeating: 0, count: missing) }
            find(partition, &found.firsts, &found.repeats)
        }
        return found.flatMap(\.repeats).sorted { $0.record < $1.record }
    }

    private static func find(
        _ partition: KeyGroups.Partition,
        _ firsts: inout [UInt32],
        _ repeats: inout [(record: Int, first: Int)]
    ) {
        var firsts = firsts.mutableSpan
        let (records, keys) = (partition.marks.span, partition.keys.span)
        var next = 0
        for index in keys.indices {
            let key = Int(keys[index])
            // Keys are numbered as they come.
            if key == next {
                firsts[key] = records[index]
                next &+= 1
            } else {
                repeats.append((Int(records[index]), Int(firsts[key])))
            }
        }
    }
}
