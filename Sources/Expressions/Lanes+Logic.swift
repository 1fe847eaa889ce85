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
    func years(to others: Lanes<Int32>) -> Lanes<Int32> {
        if case (.each(let births), .each(let days)) = (self, others),
            let years = Self.nearYears(births, days)
        {
            return .each(years)
        }
        return combine(others) { Calendar.years(from: $0, to: $1) }
    }

    /// The years between near days; nothing where some are not near.
    ///
    /// Nothing is decided for a single record, so that several are calculated at once: 16
    /// instructions an age instead of 40.
    private static func nearYears(_ births: [Int32], _ days: [Int32]) -> [Int32]? {
        var years = [Int32](repeating: .none, count: births.count)
        var all = years.mutableSpan
        let (births, days) = (births.span, days.span)
        var areFar: UInt32 = 0
        for index in 0..<Swift.min(births.count, days.count, all.count) {
            let (birth, day) = (births[index], days[index])
            let (start, end) = (Calendar.nearDay(birth), Calendar.nearDay(day))
            let age = Calendar.years(fromNear: start, to: end)
            let isNone = mask(birth.isNone) | mask(day.isNone)
            areFar |= Calendar.areFar(start | end) & ~isNone
            all[index] = isNone != 0 ? .none : age
        }
        return areFar == 0 ? years : nil
    }

    /// All bits set where something holds.
    @inline(__always)
    private static func mask(_ holds: Bool) -> UInt32 { holds ? .max : 0 }
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
