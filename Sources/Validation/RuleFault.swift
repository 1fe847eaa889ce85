public import Expressions

/// A rule that could not be evaluated on the records at hand.
public struct RuleFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The rule's id.
    public var rule: String
    /// Why the calculation has no result.
    public var reason: ArithmeticFault

    /// The fault in one line with what to do.
    public var description: String {
        switch reason {
        case .overflow:
            "the rule '\(rule)' goes beyond what numbers and dates can hold on some record: "
                + "compare with smaller numbers or nearer dates"
        case .divisionByZero:
            "the rule '\(rule)' divides by zero on some record: write nullif(…, 0) for the divisor"
        }
    }
}
