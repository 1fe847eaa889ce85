/// The numbers of records: whole units of one length where these hold them, fractions otherwise.
///
/// Both give the same numbers; units are calculated with several times faster.
enum NumberLanes: Sendable {
    /// Units of the last of so many decimals.
    case fixed(Lanes<Int64>, decimals: Int)
    case exact(Lanes<Rational>)

    /// The same number for all records.
    init(_ number: Rational) {
        if let decimals = number.decimals, let units = number.units(decimals: decimals) {
            self = .fixed(.same(units), decimals: decimals)
        } else {
            self = .exact(.same(number))
        }
    }

    /// Whole numbers.
    init(whole: Lanes<Int64>) {
        self = .fixed(whole, decimals: 0)
    }

    /// No number for any record.
    static var none: NumberLanes { .fixed(.same(.none), decimals: 0) }

    /// The numbers as fractions.
    var rationals: Lanes<Rational> {
        switch self {
        case .fixed(let units, let decimals):
            units.map { Rational(mantissa: $0, decimals: decimals) }
        case .exact(let numbers): numbers
        }
    }

    /// Tells for each record whether it has no number.
    var isNull: Lanes<Truth> {
        switch self {
        case .fixed(let units, _): units.mapAll { Truth($0.isNone) }
        case .exact(let numbers): numbers.mapAll { Truth($0.isNone) }
        }
    }

    func slice(_ records: Range<Int>) -> NumberLanes {
        switch self {
        case .fixed(let units, let decimals): .fixed(units.slice(records), decimals: decimals)
        case .exact(let numbers): .exact(numbers.slice(records))
        }
    }

    /// The numbers as a part of a column of so many records.
    func part(count: Int) -> NumberPart {
        switch self {
        case .fixed(let units, let decimals):
            .fixed(PackedIntegers(units.array(count: count)), decimals: decimals)
        case .exact(let numbers): .exact(numbers.array(count: count))
        }
    }

    // MARK: Several

    /// Numbers in one unit.
    enum Alike {
        case fixed([Lanes<Int64>], decimals: Int)
        case exact([Lanes<Rational>])
    }

    /// Brings numbers to one unit.
    static func alike(_ numbers: [NumberLanes]) -> Alike {
        var decimals = 0
        for case .fixed(_, let own) in numbers { decimals = max(decimals, own) }
        let units = numbers.compactMap { $0.units(decimals) }
        return units.count == numbers.count
            ? .fixed(units, decimals: decimals) : .exact(numbers.map(\.rationals))
    }

    /// The numbers in smaller units; nothing where these cannot hold them.
    private func units(_ wanted: Int) -> Lanes<Int64>? {
        guard case .fixed(let units, let decimals) = self else { return nil }
        if decimals == wanted { return units }
        var scale: Int64 = 1
        for _ in decimals..<wanted { scale *= 10 }
        var isHeld = true
        let scaled: Lanes<Int64> = units.map { unit in
            let (product, overflow) = unit.multipliedReportingOverflow(by: scale)
            if overflow || product.isNone { isHeld = false }
            return product
        }
        return isHeld ? scaled : nil
    }

    /// Calculates units from each pair; nothing where they go beyond 64 bits.
    static func units(
        _ left: Lanes<Int64>,
        _ right: Lanes<Int64>,
        _ calculate: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> Lanes<Int64>? {
        var isHeld = true
        let results: Lanes<Int64> = left.combine(right) { one, other in
            let (result, overflow) = calculate(one, other)
            if overflow || result.isNone { isHeld = false }
            return result
        }
        return isHeld ? results : nil
    }

    func compare(_ others: NumberLanes, by comparison: ComparisonOperator) -> Lanes<Truth> {
        switch Self.alike([self, others]) {
        case .fixed(let units, _): units[0].compare(units[1], by: comparison)
        case .exact(let numbers): numbers[0].compare(numbers[1], by: comparison)
        }
    }

    func isMember(of items: [NumberLanes]) -> Lanes<Truth> {
        switch Self.alike([self] + items) {
        case .fixed(let units, _): units[0].isMember(of: Array(units.dropFirst()))
        case .exact(let numbers): numbers[0].isMember(of: Array(numbers.dropFirst()))
        }
    }
}
