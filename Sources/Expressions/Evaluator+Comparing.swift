extension Evaluator {
    func compare(
        _ left: Vector,
        _ right: Vector,
        by comparison: ComparisonOperator
    ) -> Lanes<Bool> {
        switch left {
        case .text(let texts):
            if let literal = right.texts.literal, !comparison.isOrdering {
                let isEqual = texts.isMember(of: [literal])
                return comparison == .equal ? isEqual : isEqual.negated()
            }
            let (codes, _) = TextVector.merged(
                [texts, right.texts],
                isOrdered: comparison.isOrdering
            )
            return codes[0].compare(codes[1], by: comparison)
        case .number(let numbers): return numbers.compare(right.numbers, by: comparison)
        case .date(let dates): return dates.compare(right.dates, by: comparison)
        case .boolean(let booleans):
            return booleans.asNumbers.compare(right.booleans.asNumbers, by: comparison)
        }
    }

    func isMember(_ vector: Vector, of items: [Vector]) -> Lanes<Bool> {
        switch vector {
        case .text(let texts):
            let literals = items.compactMap(\.texts.literal)
            if literals.count == items.count { return texts.isMember(of: literals) }
            let (codes, _) = TextVector.merged([texts] + items.map(\.texts), isOrdered: false)
            return codes[0].isMember(of: Array(codes.dropFirst()))
        case .number(let numbers): return numbers.isMember(of: items.map(\.numbers))
        case .date(let dates): return dates.isMember(of: items.map(\.dates))
        case .boolean(let booleans): return booleans.isMember(of: items.map(\.booleans))
        }
    }
}

extension Lanes<Bool> {
    /// False as 0, true as 1.
    fileprivate var asNumbers: Lanes<UInt8> { map { $0 ? 1 : 0 } }
}
