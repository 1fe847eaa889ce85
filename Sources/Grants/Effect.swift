/// What becomes of a record because of a finding.
public enum Effect: String, Sendable, CaseIterable {
    /// The record counts nowhere.
    case reject
    /// The record counts as if nothing had been found.
    case none
}
