extension TypedNode {
    /// The nodes directly below.
    var parts: [TypedNode] {
        switch operation {
        case .literal, .constant, .field, .relatedField, .given, .coded: []
        case .negative(let node), .isNull(let node), .not(let node), .like(let node, _): [node]
        case .chain(let first, let steps): [first] + steps.map(\.operand)
        case .comparison(_, let left, let right): [left, right]
        case .membership(let node, let items): [node] + items
        case .range(let node, let low, let high): [node, low, high]
        case .all(let nodes), .any(let nodes), .call(_, let nodes): nodes
        case .choice(let operand, let branches, let otherwise):
            [operand].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] }
                + [otherwise]
        case .query(let query): [query.field, query.condition].compactMap(\.self)
        }
    }

    private static func changed<Fault>(
        _ nodes: [TypedNode],
        _ change: (TypedNode) throws(Fault) -> TypedNode
    ) throws(Fault) -> [TypedNode] {
        var result: [TypedNode] = []
        for node in nodes { result.append(try change(node)) }
        return result
    }

    /// Returns the same with other nodes directly below; not for sub-queries.
    func mapParts<Fault>(_ change: (TypedNode) throws(Fault) -> TypedNode) throws(Fault)
        -> TypedNode
    {
        let operation: Operation =
            switch operation {
            case .literal, .constant, .field, .relatedField, .given, .coded, .query: operation
            case .negative(let node): .negative(try change(node))
            case .like(let node, let pattern): .like(try change(node), pattern)
            case .isNull(let node): .isNull(try change(node))
            case .not(let node): .not(try change(node))
            case .chain(let first, let steps):
                .chain(
                    try change(first),
                    zip(steps, try Self.changed(steps.map(\.operand), change)).map {
                        Step(operation: $0.operation, operand: $1)
                    }
                )
            case .comparison(let comparison, let left, let right):
                .comparison(comparison, try change(left), try change(right))
            case .membership(let node, let items):
                .membership(try change(node), try Self.changed(items, change))
            case .range(let node, let low, let high):
                .range(try change(node), low: try change(low), high: try change(high))
            case .all(let nodes): .all(try Self.changed(nodes, change))
            case .any(let nodes): .any(try Self.changed(nodes, change))
            case .choice(let operand, let branches, let otherwise):
                .choice(
                    try Self.changed([operand].compactMap(\.self), change).first,
                    try Self.changed(branches, change),
                    otherwise: try change(otherwise)
                )
            case .call(let function, let nodes): .call(function, try Self.changed(nodes, change))
            }
        return isNull ? self : TypedNode(operation, type)
    }

    private static func changed<Fault>(
        _ branches: [Branch],
        _ change: (TypedNode) throws(Fault) -> TypedNode
    ) throws(Fault) -> [Branch] {
        var result: [Branch] = []
        for branch in branches {
            let condition = try change(branch.condition)
            result.append(Branch(condition: condition, result: try change(branch.result)))
        }
        return result
    }
}
