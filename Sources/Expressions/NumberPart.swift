/// The numbers of consecutive records: decimals of one length where that holds them all.
public enum NumberPart: ColumnPart {
    /// Whole numbers of units of the last decimal.
    case fixed(PackedIntegers, decimals: Int)
    /// Fractions; `Rational.missing` for none.
    case exact([Rational])

    /// Takes numbers.
    public init(_ numbers: [Rational?]) {
        let decimals = numbers.reduce(0) { decimals, number in
            max(decimals, number.map { $0.decimals ?? Int.max } ?? 0)
        }
        var units: [Int64] = []
        units.reserveCapacity(numbers.count)
        for number in numbers where decimals <= Rational.mostDecimalDigits {
            guard let number else {
                units.append(PackedIntegers.none)
                continue
            }
            guard let unit = number.units(decimals: decimals) else { break }
            units.append(unit)
        }
        self =
            units.count == numbers.count
            ? .fixed(PackedIntegers(units), decimals: decimals)
            : .exact(numbers.map { $0 ?? .missing })
    }

    /// How many records there are.
    public var count: Int {
        switch self {
        case .fixed(let units, _): units.count
        case .exact(let numbers): numbers.count
        }
    }

    /// Returns a number; nothing where there is none.
    subscript(index: Int) -> Rational? {
        switch self {
        case .fixed(let units, let decimals):
            units[index].map { Rational(mantissa: $0, decimals: decimals) }
        case .exact(let numbers): numbers[index] == .missing ? nil : numbers[index]
        }
    }
}
