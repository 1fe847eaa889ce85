import Expressions

extension Counter {
    /// Returns for each partition and moment the values by category, unrounded; none where a figure
    /// is unavailable.
    func values(
        of plan: Plan,
        _ gathered: [String: Gathered]
    ) throws(ArithmeticFault) -> [[[Rational?]]] {
        switch plan {
        case .number(let value, let count):
            return [[[Rational?]]](
                repeating: [[Rational?]](repeating: [value], count: count),
                count: 1
            )
        case .ratio(let part, let whole, let factor):
            return [
                try ratios(
                    try values(of: part, gathered)[0],
                    try values(of: whole, gathered)[0],
                    factor
                )
            ]
        case .tallies(let tallies, let table, let isThere, let widths):
            var found = [[[Rational]]](repeating: [], count: widths.count)
            for tally in tallies {
                guard let walked = gathered[table] else { continue }
                for (place, values) in try tally.values(from: walked).enumerated() {
                    found[place] += values
                }
            }
            return zip(widths, found).map { width, found in
                var rest = found[...]
                let nothing = [Rational?](repeating: nil, count: width)
                return isThere.map { $0 ? rest.popFirst() ?? nothing : nothing }
            }
        }
    }

    private func ratios(
        _ numerators: [[Rational?]],
        _ denominators: [[Rational?]],
        _ factor: Rational
    ) throws(ArithmeticFault) -> [[Rational?]] {
        var ratios: [[Rational?]] = []
        for (numerator, denominator) in zip(numerators, denominators) {
            guard let above = numerator.first ?? nil, let below = denominator.first ?? nil,
                below != Rational(0)
            else {
                ratios.append([nil])
                continue
            }
            ratios.append([try above.multiplied(by: factor).divided(by: below)])
        }
        return ratios
    }
}
