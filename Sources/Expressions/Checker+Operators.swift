extension Checker {
    mutating func comparison(
        _ comparison: ComparisonOperator,
        _ left: SyntaxNode,
        _ right: SyntaxNode,
        at offset: Int
    ) throws(ExpressionFault) -> TypedNode {
        let operands = try alike([
            (try check(left), left.offset), (try check(right), offset),
        ])
        if comparison.isOrdering {
            try requireOrder(of: operands, at: left.offset)
        } else {
            try requireCode(right, of: operands[0])
            try requireCode(left, of: operands[1])
        }
        return TypedNode(.comparison(comparison, operands[0], operands[1]), .boolean)
    }

    mutating func membership(
        _ operand: SyntaxNode,
        _ items: [SyntaxNode]
    ) throws(ExpressionFault) -> TypedNode {
        let fitted = try alike(operand, items)
        return TypedNode(.membership(fitted[0], Array(fitted.dropFirst())), .boolean)
    }

    /// Checks an operand and what it is to be equal to: all of one type, and codes of its list.
    mutating func alike(
        _ operand: SyntaxNode,
        _ items: [SyntaxNode]
    ) throws(ExpressionFault) -> [TypedNode] {
        var operands = [(try check(operand), operand.offset)]
        for item in items {
            operands.append((try check(item), item.offset))
        }
        let fitted = try alike(operands)
        for item in items { try requireCode(item, of: fitted[0]) }
        return fitted
    }

    mutating func range(
        _ operand: SyntaxNode,
        low: SyntaxNode,
        high: SyntaxNode
    ) throws(ExpressionFault) -> TypedNode {
        let operands = try alike([
            (try check(operand), operand.offset), (try check(low), low.offset),
            (try check(high), high.offset),
        ])
        try requireOrder(of: operands, at: operand.offset)
        return TypedNode(.range(operands[0], low: operands[1], high: operands[2]), .boolean)
    }

    /// Gives nulls the type of the others; faults where two types differ.
    private func alike(
        _ operands: [(node: TypedNode, offset: Int)]
    ) throws(ExpressionFault) -> [TypedNode] {
        var type: ValueType?
        for (node, offset) in operands where !node.isNull {
            if let type, type != node.type {
                throw fault(.notComparable(type, node.type), at: offset)
            }
            type = node.type
        }
        return operands.map { $0.node.adopting(type ?? .boolean) }
    }

    /// Faults for booleans, which are equal or not, but not before each other.
    private func requireOrder(
        of operands: [TypedNode],
        at offset: Int
    ) throws(ExpressionFault) {
        guard operands.contains(where: { $0.type == .boolean && !$0.isNull }) else { return }
        let expected: [ValueType] = [.text, .number, .date]
        throw fault(.typeMismatch(expected: expected, found: .boolean), at: offset)
    }
}

extension Checker {
    mutating func chain(
        _ first: SyntaxNode,
        _ steps: [SyntaxNode.Step]
    ) throws(ExpressionFault) -> TypedNode {
        let start = try check(first)
        // Null may be a date or a number; the first step decides.
        var type: ValueType? = start.isNull ? nil : start.type
        var startType = type
        var checked: [TypedNode.Step] = []
        for step in steps {
            let operand = try check(step.operand)
            let fitted = try fit(step, operand, after: type, at: first.offset)
            startType = startType ?? fitted.left
            type = fitted.result
            checked.append(
                TypedNode.Step(
                    operation: fitted.operation,
                    operand: operand.adopting(fitted.right)
                )
            )
        }
        let head = start.adopting(startType ?? .number)
        return TypedNode(.chain(head, checked), type ?? .number)
    }

    /// The types of a step, once they are known to fit.
    private struct Fitted {
        let operation: TypedNode.Step.Operation
        let left: ValueType
        let right: ValueType
        let result: ValueType
    }

    private func fit(
        _ step: SyntaxNode.Step,
        _ operand: TypedNode,
        after type: ValueType?,
        at offset: Int
    ) throws(ExpressionFault) -> Fitted {
        let right: ValueType? = operand.isNull ? nil : operand.type
        let isDate = type == .date || (type == nil && step.operation == .minus && right == .date)
        switch (step.operation, isDate) {
        case (.minus, true) where right == .date:
            return Fitted(operation: .daysSince, left: .date, right: .date, result: .number)
        case (.plus, true), (.minus, true):
            let expected: [ValueType] = step.operation == .plus ? [.number] : [.number, .date]
            try require(right, expected, at: step.operand.offset)
            let operation: TypedNode.Step.Operation =
                step.operation == .plus ? .addDays : .subtractDays
            return Fitted(operation: operation, left: .date, right: .number, result: .date)
        default:
            let isSum = step.operation == .plus || step.operation == .minus
            try require(type, isSum ? [.number, .date] : [.number], at: offset)
            try require(right, [.number], at: step.operand.offset)
            return Fitted(
                operation: step.operation.onNumbers,
                left: .number,
                right: .number,
                result: .number
            )
        }
    }

    private func require(
        _ type: ValueType?,
        _ expected: [ValueType],
        at offset: Int
    ) throws(ExpressionFault) {
        guard let type, !expected.contains(type) else { return }
        throw fault(.typeMismatch(expected: expected, found: type), at: offset)
    }
}

extension SyntaxNode.Step.Operator {
    fileprivate var onNumbers: TypedNode.Step.Operation {
        switch self {
        case .plus: .add
        case .minus: .subtract
        case .times: .multiply
        case .over: .divide
        }
    }
}
