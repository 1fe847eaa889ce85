public import Expressions

/// A figure that could not be computed exactly.
public struct FigureFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The indicator's code.
    public var indicator: String
    /// Why the calculation has no result.
    public var reason: ArithmeticFault

    /// The fault in one line with what to do.
    public var description: String {
        switch reason {
        case .overflow:
            "the indicator '\(indicator)' goes beyond what exact numbers can hold: "
                + "look for amounts or minutes with too many digits"
        case .divisionByZero:
            "the indicator '\(indicator)' divides by zero for some record: "
                + "write nullif(…, 0) for the divisor"
        }
    }
}
