public import Grants

/// What becomes of the records of which something was found.
public struct RecordEffects: Sendable, Equatable {
    /// The records that count nowhere.
    public private(set) var rejected: RecordSet
    /// The records that count in grand totals only, and are not rejected.
    public private(set) var incomplete: RecordSet

    /// Gathers the effects of findings; of several on one record the worst holds.
    public init(_ findings: [Finding]) {
        rejected = RecordSet(.reject, in: findings)
        incomplete = RecordSet(.incomplete, in: findings)
        incomplete.subtract(rejected)
    }

    /// The records that do not count as others do: rejected or incomplete.
    public var incompleteOrRejected: RecordSet {
        var all = rejected
        all.formUnion(incomplete)
        return all
    }

    /// Takes up a record.
    mutating func add(_ record: Int, of table: String, _ effect: Effect) {
        switch effect {
        case .reject: rejected.add(record, of: table)
        case .incomplete: incomplete.add(record, of: table)
        case .none: break
        }
    }
}
