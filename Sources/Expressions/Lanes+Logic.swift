// Three-valued logic.
extension Lanes<Truth> {
    func and(_ others: Lanes<Truth>) -> Lanes<Truth> {
        combineAll(others) { min($0, $1) }
    }

    func or(_ others: Lanes<Truth>) -> Lanes<Truth> {
        combineAll(others) { max($0, $1) }
    }

    func negated() -> Lanes<Truth> {
        mapAll(\.negated)
    }
}

extension Lanes where Element: Hashable {
    /// Tells for each whether it is among the items; unknown if it is not, but one is null.
    func isMember(of items: [Lanes]) -> Lanes<Truth> {
        var fixed: Set<Element> = []
        var hasNull = false
        var varying: [Lanes] = []
        for item in items {
            switch item {
            case .same(let value) where value.isNone: hasNull = true
            case .same(let value): fixed.insert(value)
            case .each: varying.append(item)
            }
        }
        let (constants, isUnknown) = (fixed, hasNull)
        let among: Lanes<Truth> = map {
            constants.contains($0) ? .yes : isUnknown ? .unknown : .no
        }
        return varying.reduce(among) { found, item in
            found.or(combine(item) { Truth($0 == $1) })
        }
    }
}

extension Lanes<Int32> {
    /// The years completed from these days to others.
    func years(to others: Lanes<Int32>) -> Lanes<Int64> {
        guard case (.each(let births), .each(let days)) = (self, others) else {
            return combine(others) { Calendar.years(from: $0, to: $1) }
        }
        // Written out, the calendar stands in the loop: 40 instructions an age instead of 60.
        var years = [Int64](repeating: .none, count: births.count)
        var all = years.mutableSpan
        let (first, second) = (births.span, days.span)
        for index in 0..<Swift.min(first.count, second.count, all.count) {
            let (birth, day) = (first[index], second[index])
            guard birth != .none, day != .none else { continue }
            all[index] = Calendar.years(from: birth, to: day)
        }
        return .each(years)
    }
}

extension Lanes where Element: Comparable {
    func compare(_ others: Lanes, by comparison: ComparisonOperator) -> Lanes<Truth> {
        switch comparison {
        case .equal: combine(others) { Truth($0 == $1) }
        case .unequal: combine(others) { Truth($0 != $1) }
        case .less: combine(others) { Truth($0 < $1) }
        case .lessOrEqual: combine(others) { Truth($0 <= $1) }
        case .greater: combine(others) { Truth($0 > $1) }
        case .greaterOrEqual: combine(others) { Truth($0 >= $1) }
        }
    }

    /// The greater of each pair, or the lesser.
    func extreme(_ others: Lanes, isGreatest: Bool) -> Lanes {
        combine(others) { ($0 < $1) == isGreatest ? $1 : $0 }
    }
}
