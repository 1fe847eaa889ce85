/// Finds the names of an expression in its scope and gives each part its type.
struct Checker {
    let scope: Scope
    private let source: String
    /// The table that the sub-query around this part looks at.
    var related: String?
    /// The fields found so far.
    var fields: Set<FieldReference> = []

    init(scope: Scope, source: String) {
        self.scope = scope
        self.source = source
    }

    func fault(_ reason: ExpressionFault.Reason, at offset: Int) -> ExpressionFault {
        ExpressionFault(reason: reason, offset: offset, source: source)
    }

    mutating func check(_ node: SyntaxNode) throws(ExpressionFault) -> TypedNode {
        switch node.content {
        case .literal(let value):
            value.type.map { TypedNode(.literal(value), $0) } ?? .null
        case .name(let table, let field): try name(field, of: table)
        case .negative(let operand):
            TypedNode(.negative(try check(operand, as: .number)), .number)
        case .chain(let first, let steps): try chain(first, steps)
        case .comparison(let comparison, let left, let right, let offset):
            try self.comparison(comparison, left, right, at: offset)
        case .membership(let operand, let items): try membership(operand, items)
        case .range(let operand, let low, let high): try range(operand, low: low, high: high)
        case .like(let operand, let pattern):
            TypedNode(.like(try check(operand, as: .text), pattern), .boolean)
        case .isNull(let operand): TypedNode(.isNull(try check(operand)), .boolean)
        case .not(let operand): TypedNode(.not(try check(operand, as: .boolean)), .boolean)
        case .all(let operands): TypedNode(.all(try conditions(operands)), .boolean)
        case .any(let operands): TypedNode(.any(try conditions(operands)), .boolean)
        case .choice(let operand, let branches, let otherwise):
            try choice(operand, branches, otherwise: otherwise)
        case .call(let function, let arguments): try call(function, arguments)
        case .query(let aggregate, let table, let field, let condition):
            try query(aggregate, table, field, condition, at: node.offset)
        }
    }

    /// Checks a part that must be of one of the types.
    mutating func check(
        _ node: SyntaxNode,
        as expected: ValueType...
    ) throws(ExpressionFault) -> TypedNode {
        let checked = try check(node)
        if checked.isNull { return checked.adopting(expected[0]) }
        guard expected.contains(checked.type) else {
            throw fault(.typeMismatch(expected: expected, found: checked.type), at: node.offset)
        }
        return checked
    }

    mutating func conditions(
        _ nodes: [SyntaxNode]
    ) throws(ExpressionFault) -> [TypedNode] {
        var conditions: [TypedNode] = []
        for node in nodes {
            conditions.append(try check(node, as: .boolean))
        }
        return conditions
    }
}
