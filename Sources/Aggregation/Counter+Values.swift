import Expressions

extension Counter {
    /// Returns the values of each partition, moment by moment, and of each moment by category,
    /// unrounded; none where a figure is unavailable.
    func values(
        of plan: Plan,
        _ gathered: [Ground: Gathered]
    ) throws(ArithmeticFault) -> [[Rational?]] {
        switch plan {
        case .number(let value, let count): return [[Rational?](repeating: value, count: count)]
        case .ratio(let part, let whole, let factor):
            return [
                try ratios(
                    try values(of: part, gathered)[0],
                    try values(of: whole, gathered)[0],
                    factor
                )
            ]
        case .tallies(let tallies, let ground, let isThere, let widths):
            var found = [[Rational]](repeating: [], count: widths.count)
            for tally in tallies {
                guard let walked = gathered[ground] else { continue }
                for (place, values) in try tally.values(from: walked).enumerated() {
                    found[place] += values
                }
            }
            return zip(widths, found).map { Self.spread($1, width: $0, over: isThere) }
        }
    }

    /// Puts values, as many as there are categories, at the moments that have some.
    private static func spread(
        _ found: [Rational],
        width: Int,
        over isThere: [Bool]
    ) -> [Rational?] {
        var values: [Rational?] = []
        values.reserveCapacity(isThere.count * width)
        var next = 0
        for isThere in isThere {
            let hasValues = isThere && next < found.count
            for place in next..<next + width { values.append(hasValues ? found[place] : nil) }
            if hasValues { next += width }
        }
        return values
    }

    private func ratios(
        _ numerators: [Rational?],
        _ denominators: [Rational?],
        _ factor: Rational
    ) throws(ArithmeticFault) -> [Rational?] {
        var ratios: [Rational?] = []
        for (numerator, denominator) in zip(numerators, denominators) {
            guard let above = numerator, let below = denominator, below != Rational(0) else {
                ratios.append(nil)
                continue
            }
            ratios.append(try above.multiplied(by: factor).divided(by: below))
        }
        return ratios
    }
}
