import Expressions

extension Rational {
    /// Writes a declared number such as a target, with so many decimals where they hold it exactly,
    /// else with all that it has.
    func text(decimals: Int) -> String {
        guard let rounded = try? rounded(toDecimals: decimals), Rational(decimal: rounded) == self
        else { return description }
        return rounded
    }
}
