extension Rational: Comparable {
    /// Tells whether the first number is less than the second, exactly and for all numbers.
    public static func < (left: Rational, right: Rational) -> Bool {
        if left.denominator == right.denominator { return left.numerator < right.numerator }
        if (left.numerator < 0) != (right.numerator < 0) { return left.numerator < 0 }
        let first = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
        let second = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
        return left.numerator < 0
            ? (second.high, second.low) < (first.high, first.low)
            : (first.high, first.low) < (second.high, second.low)
    }
}
