import Expressions
import Ingestion

/// The keys of a table's records as numbers: records with equal keys have equal numbers.
struct RecordKeys {
    /// For each record its key's number, or -1 where a part of the key is missing.
    let codes: [Int32]
    /// How many numbers there are.
    let count: Int

    /// Numbers the keys that fields make up.
    init(_ fields: [String], of table: RecordTable) {
        var codes = [Int32](repeating: 0, count: table.count)
        var count = 1
        for (position, field) in fields.enumerated() {
            let (own, ownCount) =
                table.columns[field]?.codes ?? ([Int32](repeating: -1, count: table.count), 0)
            guard position > 0 else {
                (codes, count) = (own, ownCount)
                continue
            }
            var pairs: [Pair: Int32] = [:]
            for record in codes.indices {
                guard codes[record] >= 0, own[record] >= 0 else {
                    codes[record] = -1
                    continue
                }
                let pair = Pair(first: codes[record], second: own[record])
                let code = pairs[pair] ?? Int32(pairs.count)
                pairs[pair] = code
                codes[record] = code
            }
            count = pairs.count
        }
        self.codes = codes
        self.count = count
    }

    private struct Pair: Hashable {
        var first: Int32
        var second: Int32
    }
}
