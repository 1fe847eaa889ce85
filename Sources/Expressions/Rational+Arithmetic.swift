extension Rational {
    /// Returns the sum.
    ///
    /// - Throws: `overflow` if 128 bits cannot hold it, or a product on the way to it.
    public func adding(_ other: Rational) throws(ArithmeticFault) -> Rational {
        if denominator == 1, other.denominator == 1 {
            return Rational(whole: try sum(numerator, other.numerator))
        }
        let shared = Int128(
            greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude)
        )
        let left = try product(numerator, other.denominator / shared)
        let right = try product(other.numerator, denominator / shared)
        let total = try sum(left, right)
        // Only what both denominators share can be cancelled once more.
        let cancelled = Int128(greatestCommonDivisor(total.magnitude, shared.magnitude))
        return try Rational(
            isNegative: total < 0,
            numerator: (total / cancelled).magnitude,
            denominator: try product(denominator / shared, other.denominator / cancelled).magnitude
        )
    }

    /// Returns the difference.
    ///
    /// - Throws: `overflow` if 128 bits cannot hold it, or a product on the way to it.
    public func subtracting(_ other: Rational) throws(ArithmeticFault) -> Rational {
        try adding(other.negated())
    }

    /// Returns the product.
    ///
    /// - Throws: `overflow` if 128 bits cannot hold it.
    public func multiplied(by other: Rational) throws(ArithmeticFault) -> Rational {
        try times(
            isNegative: other.numerator < 0,
            numerator: other.numerator.magnitude,
            denominator: other.denominator.magnitude
        )
    }

    /// Returns the quotient.
    ///
    /// - Throws: `divisionByZero` if the other is 0, `overflow` if 128 bits cannot hold it.
    public func divided(by other: Rational) throws(ArithmeticFault) -> Rational {
        guard other.numerator != 0 else { throw .divisionByZero }
        return try times(
            isNegative: other.numerator < 0,
            numerator: other.denominator.magnitude,
            denominator: other.numerator.magnitude
        )
    }

    /// Returns the number with the other sign.
    ///
    /// - Throws: `overflow` for the least numerator, which has no positive counterpart.
    public func negated() throws(ArithmeticFault) -> Rational {
        try Rational(
            isNegative: numerator > 0,
            numerator: numerator.magnitude,
            denominator: denominator.magnitude
        )
    }

    /// Returns the number as a count of whole things.
    ///
    /// - Throws: `overflow` for a fraction, and for what `Int` cannot hold.
    public func wholeNumber() throws(ArithmeticFault) -> Int {
        guard denominator == 1, let whole = Int(exactly: numerator) else { throw .overflow }
        return whole
    }

    /// Multiplies by a fraction in lowest terms; cancelling first leaves no needless overflow.
    private func times(
        isNegative: Bool,
        numerator above: UInt128,
        denominator below: UInt128
    ) throws(ArithmeticFault) -> Rational {
        let first = greatestCommonDivisor(numerator.magnitude, below)
        let second = greatestCommonDivisor(above, denominator.magnitude)
        return try Rational(
            isNegative: isNegative != (numerator < 0),
            numerator: try product(numerator.magnitude / first, above / second),
            denominator: try product(denominator.magnitude / second, below / first)
        )
    }
}

private func sum(_ left: Int128, _ right: Int128) throws(ArithmeticFault) -> Int128 {
    let (result, overflow) = left.addingReportingOverflow(right)
    if overflow { throw .overflow }
    return result
}

private func product<Whole: FixedWidthInteger>(
    _ left: Whole,
    _ right: Whole
) throws(ArithmeticFault) -> Whole {
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    if overflow { throw .overflow }
    return result
}
