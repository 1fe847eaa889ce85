/// A rule that could not be evaluated on the records at hand.
public struct RuleFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The rule's id.
    public var rule: String

    /// The fault in one line.
    public var description: String {
        "the rule '\(rule)' goes beyond what numbers and dates can hold on some record: "
            + "narrow it with 'when'"
    }
}
