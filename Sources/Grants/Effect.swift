/// What becomes of a record because of a finding.
public enum Effect: String, Sendable, CaseIterable, Comparable {
    /// The record counts nowhere.
    case reject
    /// The record counts in grand totals only: indicators that count `all` records.
    case incomplete
    /// The record counts as if nothing had been found.
    case none

    /// Orders effects from the mildest to the worst.
    public static func < (left: Effect, right: Effect) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .none: 0
        case .incomplete: 1
        case .reject: 2
        }
    }
}
