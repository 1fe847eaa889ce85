extension Rational {
    /// To how many decimals an expression can round.
    static let mostRoundedDecimals = 0...9

    /// Which of the two nearest numbers is taken.
    enum Rounding: Sendable {
        case down, up, toNearestOrAwayFromZero

        /// Divides whole numbers and rounds; the divisor is positive.
        func quotient<Whole: FixedWidthInteger & SignedInteger>(
            _ dividend: Whole,
            by divisor: Whole
        ) -> Whole {
            let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
            let size = rest.magnitude
            return switch self {
            case .down: rest < 0 ? quotient - 1 : quotient
            case .up: rest > 0 ? quotient + 1 : quotient
            case .toNearestOrAwayFromZero where size < divisor.magnitude - size: quotient
            case .toNearestOrAwayFromZero: rest < 0 ? quotient - 1 : quotient + 1
            }
        }
    }

    /// Returns the nearest number with so many decimals, 18 at most.
    ///
    /// - Throws: `overflow` if 128 bits cannot hold it.
    func rounded(_ rule: Rounding, toDecimals decimals: Int) throws(ArithmeticFault) -> Rational {
        var scale: Int128 = 1
        for _ in 0..<decimals { scale *= 10 }
        if scale % denominator == 0 { return self }
        let scaled = try multiplied(by: Rational(whole: scale))
        let whole = rule.quotient(scaled.numerator, by: scaled.denominator)
        return try Rational(numerator: whole, denominator: scale)
    }
}
