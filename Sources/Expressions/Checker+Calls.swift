extension Checker {
    mutating func call(
        _ name: SyntaxNode.Name,
        _ arguments: [SyntaxNode]
    ) throws(ExpressionFault) -> TypedNode {
        guard let function = Function(rawValue: name.text.lowercased()) else {
            let known = Function.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
            let suggestion = suggestion(for: name.text, among: known)
            throw fault(.unknownFunction(name.text, suggestion: suggestion), at: name.offset)
        }
        let (least, most) = function.argumentCount
        guard arguments.count >= least, arguments.count <= most ?? .max else {
            let reason = ExpressionFault.Reason.wrongArgumentCount(
                function: function.rawValue,
                least: least,
                most: most,
                found: arguments.count
            )
            throw fault(reason, at: name.offset)
        }
        switch function {
        case .age: return try call(function, arguments, [.date, .date], .number)
        case .addMonths: return try call(function, arguments, [.date, .number], .date)
        case .halfYear: return try call(function, arguments, [.date], .text)
        case .coalesce, .nullIf: return try call(function, alike: arguments, ValueType.allCases)
        case .greatest, .least:
            return try call(function, alike: arguments, [.text, .number, .date])
        }
    }

    private mutating func call(
        _ function: Function,
        _ arguments: [SyntaxNode],
        _ expected: [ValueType],
        _ result: ValueType
    ) throws(ExpressionFault) -> TypedNode {
        var checked: [TypedNode] = []
        for (argument, type) in zip(arguments, expected) {
            checked.append(try check(argument, as: type))
        }
        return TypedNode(.call(function, checked), result)
    }

    /// Checks arguments that must all be of one type, which is also the result's.
    private mutating func call(
        _ function: Function,
        alike arguments: [SyntaxNode],
        _ allowed: [ValueType]
    ) throws(ExpressionFault) -> TypedNode {
        var type: ValueType?
        var checked: [TypedNode] = []
        for argument in arguments {
            let node = try check(argument)
            checked.append(node)
            guard !node.isNull else { continue }
            let expected = type.map { [$0] } ?? allowed
            guard expected.contains(node.type) else {
                throw fault(
                    .typeMismatch(expected: expected, found: node.type),
                    at: argument.offset
                )
            }
            type = node.type
        }
        guard let type else { return .null }
        return TypedNode(.call(function, checked.map { $0.adopting(type) }), type)
    }
}
