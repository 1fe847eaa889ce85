/// What becomes of a record because of a finding.
///
/// The contract also knows `incomplete`, a record that counts in the grand total only; a rule that
/// asks for it is refused until figures can be counted so.
public enum Effect: String, Sendable, CaseIterable {
    /// The record counts nowhere.
    case reject
    /// The record counts as if nothing had been found.
    case none
}
