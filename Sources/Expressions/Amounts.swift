/// The numbers of some records, to be added up.
public enum Amounts: Sendable {
    /// Units of the last of so many decimals; `PackedIntegers.none` for none.
    case fixed([Int64], decimals: Int)
    /// Fractions; `Rational.isMissing` for none.
    case exact([Rational])
}

extension Rational {
    /// Whether it stands for no number.
    public var isMissing: Bool { isNone }
}
