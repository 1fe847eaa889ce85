extension Evaluator {
    /// Rounds numbers to as many decimals as the second argument says, which is the same for all.
    func rounded(_ arguments: [Vector]) throws(ArithmeticFault) -> NumberLanes {
        var decimals = 0
        if arguments.count == 2, case .same(let number) = arguments[1].numbers.rationals {
            decimals = try number.wholeNumber()
        }
        return try arguments[0].numbers.rounded(.toNearestOrAwayFromZero, toDecimals: decimals)
    }

    /// The codes of the ranges in which numbers lie; the limits are the same for all records.
    func bands(_ numbers: [NumberLanes]) -> TextVector {
        let limits: [Rational] = numbers.dropFirst().compactMap {
            if case .same(let limit) = $0.rationals { limit } else { nil }
        }
        let codes: Lanes<Int32> =
            switch NumberLanes.alike(numbers) {
            case .fixed(let units, _): Self.bands(units)
            case .exact(let numbers): Self.bands(numbers)
            }
        return TextVector(codes: codes, values: Band(limits: limits).codes)
    }

    /// Counts for each value the limits that it reaches.
    private static func bands<Element: Comparable>(_ lanes: [Lanes<Element>]) -> Lanes<Int32> {
        let limits = lanes.dropFirst().map { $0[0] }
        return lanes[0].map { value in Int32(limits.count { $0 <= value }) }
    }
}

extension NumberLanes {
    /// The numbers without their signs.
    func magnitudes() throws(ArithmeticFault) -> NumberLanes {
        switch self {
        case .fixed(let units, let decimals):
            .fixed(units.map { Swift.abs($0) }, decimals: decimals)
        case .exact(let numbers):
            .exact(
                try numbers.map { (number) throws(ArithmeticFault) in
                    number.numerator < 0 ? try number.negated() : number
                }
            )
        }
    }

    /// Rounds numbers to so many decimals, 18 at most.
    func rounded(
        _ rule: Rational.Rounding,
        toDecimals wanted: Int
    ) throws(ArithmeticFault) -> NumberLanes {
        switch self {
        case .fixed(let units, let decimals):
            guard decimals > wanted else { return self }
            var scale: Int64 = 1
            for _ in wanted..<decimals { scale *= 10 }
            let one = scale
            return .fixed(units.map { rule.quotient($0, by: one) }, decimals: wanted)
        case .exact(let numbers):
            return .exact(
                try numbers.map { (number) throws(ArithmeticFault) in
                    try number.rounded(rule, toDecimals: wanted)
                }
            )
        }
    }
}
