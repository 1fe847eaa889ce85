extension Evaluator {
    func compare(
        _ left: Vector,
        _ right: Vector,
        by comparison: ComparisonOperator
    ) -> Lanes<Truth> {
        switch left {
        case .text(let texts):
            let (codes, _) = TextVector.merged(
                [texts, right.texts],
                isOrdered: comparison.isOrdering
            )
            return codes[0].compare(codes[1], by: comparison)
        case .number(let numbers): return numbers.compare(right.numbers, by: comparison)
        case .date(let days): return days.compare(right.dates, by: comparison)
        case .boolean(let truths): return truths.compare(right.booleans, by: comparison)
        }
    }

    func isMember(_ vector: Vector, of items: [Vector]) -> Lanes<Truth> {
        switch vector {
        case .text(let texts):
            let (codes, _) = TextVector.merged([texts] + items.map(\.texts), isOrdered: false)
            return codes[0].isMember(of: Array(codes.dropFirst()))
        case .number(let numbers): return numbers.isMember(of: items.map(\.numbers))
        case .date(let days): return days.isMember(of: items.map(\.dates))
        case .boolean(let truths): return truths.isMember(of: items.map(\.booleans))
        }
    }
}
