import Expressions
import Ingestion

/// The keys of a table's records as numbers: records with equal keys have equal numbers.
struct RecordKeys {
    /// For each record its key's number, or -1 where a part of the key is missing.
    let codes: [Int]
    /// How many numbers there are.
    let count: Int

    /// Numbers the keys that fields make up.
    init(_ fields: [String], of table: RecordTable) {
        var codes = [Int](repeating: 0, count: table.count)
        var count = 1
        for (position, field) in fields.enumerated() {
            let (own, ownCount) = Self.codes(of: table.columns[field], count: table.count)
            guard position > 0 else {
                (codes, count) = (own, ownCount)
                continue
            }
            var pairs: [Pair: Int] = [:]
            for record in codes.indices {
                guard codes[record] >= 0, own[record] >= 0 else {
                    codes[record] = -1
                    continue
                }
                let pair = Pair(first: codes[record], second: own[record])
                codes[record] = Self.claim(&pairs[pair], or: pairs.count)
            }
            count = pairs.count
        }
        self.codes = codes
        self.count = count
    }

    private struct Pair: Hashable {
        var first: Int
        var second: Int
    }

    private static func codes(of column: Column?, count: Int) -> (codes: [Int], count: Int) {
        guard let column else { return ([Int](repeating: -1, count: count), 0) }
        if case .text(let texts) = column {
            return (texts.codes.map(Int.init), texts.values.count)
        }
        var seen: [Value: Int] = [:]
        let codes = (0..<count).map { record in
            let value = column.value(at: record)
            return value == .null ? -1 : claim(&seen[value], or: seen.count)
        }
        return (codes, seen.count)
    }

    private static func claim(_ slot: inout Int?, or new: Int) -> Int {
        if let slot { return slot }
        slot = new
        return new
    }
}
