extension Evaluator {
    func query(_ query: TypedNode.Query) throws(ArithmeticFault) -> Vector {
        guard let table = frame.table else {
            preconditionFailure("the checker refuses a sub-query without a table around it")
        }
        let pairs = Frame.pairs(
            of: table,
            with: data.table(named: query.table),
            isChild: query.isChild
        )
        let inner = Evaluator(data: data, frame: pairs)
        let condition: Lanes<Truth> =
            if let node = query.condition { try inner.evaluate(node).booleans } else { .same(.yes) }
        let groups = Groups(
            recordCount: table.recordCount,
            records: pairs.places ?? [],
            condition: condition
        )
        return switch query.aggregate {
        case .exists: .boolean(.each(groups.counts.map { Truth($0 > 0) }))
        case .count: .number(NumberLanes(whole: .each(groups.counts)))
        case .sum: .number(try groups.sums(of: try inner.values(of: query).numbers))
        case .min: groups.extremes(of: try inner.values(of: query), isGreatest: false)
        case .max: groups.extremes(of: try inner.values(of: query), isGreatest: true)
        }
    }

    private func values(of query: TypedNode.Query) throws(ArithmeticFault) -> Vector {
        guard let field = query.field else {
            preconditionFailure("the parser asks for a field in min, max and sum")
        }
        return try evaluate(field)
    }
}
