/// The reason why a calculation has no result.
public enum ArithmeticFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The result cannot be represented: a number beyond 128 bits, a date outside of
    /// 1800...2200, or a part of a day where whole days are counted.
    case overflow
    /// The divisor is zero.
    case divisionByZero

    /// The fault in words.
    public var description: String {
        switch self {
        case .overflow: "the result cannot be represented"
        case .divisionByZero: "division by zero"
        }
    }
}
