import Expressions

/// Gathers the numbers of one column: in units of the longest decimal, as long as 64 bits hold them.
struct NumberBuilder {
    private var units: [Int64] = []
    private var decimals = 0
    /// All numbers as fractions, once units cannot hold them.
    private var fractions: [Rational?]?

    /// The numbers gathered.
    var part: NumberPart {
        if let fractions { return NumberPart(fractions) }
        return .fixed(PackedIntegers(units), decimals: decimals)
    }

    /// Begins anew.
    mutating func removeAll() {
        units.removeAll(keepingCapacity: true)
        decimals = 0
        fractions = nil
    }

    /// Appends no number.
    mutating func appendNone() {
        if fractions == nil { units.append(PackedIntegers.none) } else { fractions?.append(nil) }
    }

    /// Appends numbers that are written in units of the last of so many decimals,
    /// `PackedIntegers.none` for none; nothing where numbers are kept as fractions.
    mutating func append(
        upTo count: Int,
        _ write: (inout MutableSpan<Int64>, Int?) -> Int
    ) -> Int {
        guard fractions == nil else { return 0 }
        let decimals = decimals
        return units.append(upTo: count) { write(&$0, decimals) }
    }

    /// Appends so many units of the last of 18 decimals at most.
    mutating func append(units number: Int64, decimals own: Int) {
        if own == decimals && fractions == nil {
            units.append(number)
        } else {
            append(Rational(mantissa: number, decimals: own))
        }
    }

    /// Appends a number.
    mutating func append(_ number: Rational) {
        if fractions == nil, !hold(number) {
            fractions = units.map { unit in
                unit == PackedIntegers.none ? nil : Rational(mantissa: unit, decimals: decimals)
            }
        }
        fractions?.append(number)
    }

    /// Appends a number in units, in smaller ones where it needs them.
    ///
    /// - Returns: Whether units can hold it, and those before it.
    private mutating func hold(_ number: Rational) -> Bool {
        guard let own = number.decimals else { return false }
        if own > decimals, !shrink(to: own) { return false }
        guard let unit = number.units(decimals: decimals) else { return false }
        units.append(unit)
        return true
    }

    private mutating func shrink(to own: Int) -> Bool {
        var scale: Int64 = 1
        for _ in decimals..<own { scale *= 10 }
        var smaller: [Int64] = []
        for unit in units {
            let (product, overflow) = unit.multipliedReportingOverflow(by: scale)
            guard unit == PackedIntegers.none || !overflow && product != PackedIntegers.none else {
                return false
            }
            smaller.append(unit == PackedIntegers.none ? unit : product)
        }
        (units, decimals) = (smaller, own)
        return true
    }
}
