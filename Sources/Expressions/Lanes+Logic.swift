// Three-valued logic: nil is unknown.
extension Lanes<Bool> {
    func and(_ others: Lanes<Bool>) -> Lanes<Bool> {
        combineOptional(others) { left, right in
            if left == false || right == false { return false }
            return left == nil || right == nil ? nil : true
        }
    }

    func or(_ others: Lanes<Bool>) -> Lanes<Bool> {
        combineOptional(others) { left, right in
            if left == true || right == true { return true }
            return left == nil || right == nil ? nil : false
        }
    }

    func negated() -> Lanes<Bool> {
        map { !$0 }
    }
}

extension Lanes where Element: Hashable {
    /// Tells for each whether it is among the items; unknown if it is not, but one is null.
    func isMember(of items: [Lanes]) -> Lanes<Bool> {
        var fixed: Set<Element> = []
        var hasNull = false
        var varying: [Lanes] = []
        for item in items {
            switch item {
            case .same(let value?): fixed.insert(value)
            case .same(nil): hasNull = true
            case .each: varying.append(item)
            }
        }
        let (constants, isUnknown) = (fixed, hasNull)
        let among: Lanes<Bool> = map {
            constants.contains($0) ? true : isUnknown ? nil : false
        }
        return varying.reduce(among) { found, item in
            found.or(combine(item) { $0 == $1 })
        }
    }
}

extension Lanes where Element: Comparable {
    func compare(_ others: Lanes, by comparison: ComparisonOperator) -> Lanes<Bool> {
        combine(others) { comparison.holds($0, $1) }
    }

    /// The greater of each pair, or the lesser.
    func extreme(_ others: Lanes, isGreatest: Bool) -> Lanes {
        combine(others) { ($0 < $1) == isGreatest ? $1 : $0 }
    }
}
