extension Checker {
    /// Checks `case`: conditions, or values like the operand, and results of one type.
    mutating func choice(
        _ operand: SyntaxNode?,
        _ branches: [SyntaxNode.Branch],
        otherwise: SyntaxNode?
    ) throws(ExpressionFault) -> TypedNode {
        let (value, conditions) = try tests(of: branches, against: operand)
        var results: [(TypedNode, Int)] = []
        for node in branches.map(\.result) + [otherwise].compactMap(\.self) {
            results.append((try check(node), node.offset))
        }
        guard let type = results.first(where: { !$0.0.isNull })?.0.type else { return .null }
        for (result, offset) in results where !result.isNull && result.type != type {
            throw fault(.typeMismatch(expected: [type], found: result.type), at: offset)
        }
        let fitted = results.map { $0.0.adopting(type) }
        let checked = zip(conditions, fitted).map {
            TypedNode.Branch(condition: $0, result: $1)
        }
        let last = otherwise == nil ? TypedNode.null.adopting(type) : fitted[branches.count]
        return TypedNode(.choice(value, checked, otherwise: last), type)
    }

    /// Checks what decides which branch is taken.
    private mutating func tests(
        of branches: [SyntaxNode.Branch],
        against operand: SyntaxNode?
    ) throws(ExpressionFault) -> (operand: TypedNode?, conditions: [TypedNode]) {
        let nodes = branches.map(\.condition)
        guard let operand else { return (nil, try conditions(nodes)) }
        let fitted = try alike(operand, nodes)
        return (fitted[0], Array(fitted.dropFirst()))
    }
}
