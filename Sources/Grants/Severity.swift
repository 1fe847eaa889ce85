/// How a finding is shown, and whether it makes a run fail.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Something to know.
    case info
    /// Something to look at.
    case warning
    /// Something to mend.
    case error

    /// Orders severities from the mildest to the worst.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}
