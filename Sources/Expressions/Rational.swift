/// An exact fraction, always in lowest terms.
///
/// Every number of the rule language is one, so that no sum or share depends on rounding or on
/// the order of the records.
public struct Rational: Hashable, Sendable {
    /// The number above the line; it carries the sign.
    public let numerator: Int128
    /// The number below the line, always positive.
    public let denominator: Int128

    /// Makes a whole number.
    public init(_ value: Int) {
        self.init(whole: Int128(value))
    }

    /// Makes the fraction of two whole numbers, in lowest terms.
    ///
    /// - Throws: `divisionByZero` for a denominator of 0, `overflow` if 128 bits cannot hold it.
    public init(numerator: Int128, denominator: Int128) throws(ArithmeticFault) {
        guard denominator != 0 else { throw .divisionByZero }
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        try self.init(
            isNegative: (numerator < 0) != (denominator < 0),
            numerator: numerator.magnitude / divisor,
            denominator: denominator.magnitude / divisor
        )
    }

    /// Makes the number that a mantissa is with so many decimals, 18 at most: 1250 with 2 is 25/2.
    ///
    /// Only 2 and 5 can divide both sides of the fraction, so that no division of 128 bits is
    /// needed.
    public init(mantissa: Int64, decimals: Int) {
        guard decimals > 0, mantissa != 0 else {
            self.init(whole: Int128(mantissa))
            return
        }
        var rest = mantissa
        var fives = decimals
        while fives > 0, rest % 5 == 0 {
            rest /= 5
            fives -= 1
        }
        let evens = min(decimals, rest.trailingZeroBitCount)
        var denominator: Int64 = 1 << Int64(decimals - evens)
        for _ in 0..<fives { denominator *= 5 }
        self.init(lowest: Int128(rest >> Int64(evens)), Int128(denominator))
    }

    /// What stands for no number where every record has a place: no calculation gives it.
    static let missing = Rational(lowest: 0, 0)

    /// How many decimals the number has, 18 at most; nothing where it has more, or no end of them.
    public var decimals: Int? {
        var scale: Int128 = 1
        for decimals in 0...Self.mostDecimalDigits {
            if scale % denominator == 0 { return decimals }
            scale *= 10
        }
        return nil
    }

    /// Returns the number in units of the last of so many decimals, 18 at most; nothing where it is
    /// no whole number of them, or beyond 64 bits.
    public func units(decimals: Int) -> Int64? {
        var scale: Int128 = 1
        for _ in 0..<decimals { scale *= 10 }
        guard scale % denominator == 0 else { return nil }
        let (units, overflow) = numerator.multipliedReportingOverflow(by: scale / denominator)
        guard !overflow, let result = Int64(exactly: units), !result.isNone else { return nil }
        return result
    }

    /// Takes a fraction that is in lowest terms.
    private init(lowest numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    init(whole: Int128) {
        numerator = whole
        denominator = 1
    }

    /// Puts sign and magnitudes together; they have no common divisor.
    init(isNegative: Bool, numerator: UInt128, denominator: UInt128) throws(ArithmeticFault) {
        guard let below = Int128(exactly: denominator) else { throw .overflow }
        if let above = Int128(exactly: numerator) {
            self.numerator = isNegative ? -above : above
        } else if isNegative, numerator == Int128.min.magnitude {
            self.numerator = .min
        } else {
            throw .overflow
        }
        self.denominator = below
    }
}

/// Returns the greatest number that divides both; of 0 and n it is n.
func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 {
        (larger, smaller) = (smaller, larger % smaller)
    }
    return larger
}
