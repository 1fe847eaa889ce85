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
        let found = groups.walk(from: Found()) { found, partition in
            found.firsts.removeAll(keepingCapacity: true)
            for (record, key) in zip(partition.marks, partition.keys) {
                if Int(key) == found.firsts.count {
                    found.firsts.append(record)
                } else {
                    found.repeats.append((Int(record), Int(found.firsts[Int(key)])))
                }
            }
        }
        return found.flatMap(\.repeats).sorted { $0.record < $1.record }
    }
}
