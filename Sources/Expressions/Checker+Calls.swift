extension Checker {
    mutating func call(
        _ name: SyntaxNode.Name,
        _ arguments: [SyntaxNode]
    ) throws(ExpressionFault) -> TypedNode {
        let function = try function(name, of: arguments.count)
        switch function {
        case .age: return try call(function, arguments, [.date, .date], .number)
        case .addMonths: return try call(function, arguments, [.date, .number], .date)
        case .halfYear: return try call(function, arguments, [.date], .text)
        case .year, .month, .day: return try call(function, arguments, [.date], .number)
        case .makeDate: return try call(function, arguments, [.number, .number, .number], .date)
        case .abs, .floor, .ceiling: return try call(function, arguments, [.number], .number)
        case .round: return try round(arguments)
        case .band: return try band(arguments)
        case .lower, .upper, .trim: return try call(function, arguments, [.text], .text)
        case .length: return try call(function, arguments, [.text], .number)
        case .substr: return try call(function, arguments, [.text, .number, .number], .text)
        case .coalesce, .nullIf: return try call(function, alike: arguments, ValueType.allCases)
        case .greatest, .least:
            return try call(function, alike: arguments, [.text, .number, .date])
        }
    }

    /// Finds a function that takes so many arguments.
    private func function(
        _ name: SyntaxNode.Name,
        of count: Int
    ) throws(ExpressionFault) -> Function {
        guard let function = Function(rawValue: name.text.lowercased()) else {
            let known = Function.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
            let suggestion = suggestion(for: name.text, among: known)
            throw fault(.unknownFunction(name.text, suggestion: suggestion), at: name.offset)
        }
        let (least, most) = function.argumentCount
        guard count >= least, count <= most ?? .max else {
            let reason = ExpressionFault.Reason.wrongArgumentCount(
                function: function.rawValue,
                least: least,
                most: most,
                found: count
            )
            throw fault(reason, at: name.offset)
        }
        return function
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

extension Checker {
    /// Checks a rounding; to how many decimals is a plain number, so that it is known beforehand.
    private mutating func round(_ arguments: [SyntaxNode]) throws(ExpressionFault) -> TypedNode {
        let number = try check(arguments[0], as: .number)
        guard arguments.count == 2 else { return TypedNode(.call(.round, [number]), .number) }
        guard case .literal(.number(let decimals)) = arguments[1].content,
            let whole = try? decimals.wholeNumber(), Rational.mostRoundedDecimals.contains(whole)
        else {
            let most = Rational.mostRoundedDecimals.upperBound
            throw fault(
                .notLiteral(expected: "a whole number from 0 to \(most)"),
                at: arguments[1].offset
            )
        }
        let literal = TypedNode(.literal(.number(decimals)), .number)
        return TypedNode(.call(.round, [number, literal]), .number)
    }

    /// Checks a band, whose limits are plain numbers that increase, so that its codes are known.
    private mutating func band(_ arguments: [SyntaxNode]) throws(ExpressionFault) -> TypedNode {
        var checked = [try check(arguments[0], as: .number)]
        var last: Rational?
        for argument in arguments.dropFirst() {
            guard let limit = Self.number(argument) else {
                throw fault(.notLiteral(expected: "a plain number as a limit"), at: argument.offset)
            }
            if let last, limit <= last { throw fault(.notIncreasing, at: argument.offset) }
            last = limit
            checked.append(TypedNode(.literal(.number(limit)), .number))
        }
        return TypedNode(.call(.band, checked), .text)
    }

    /// The number that is written there, with or without a sign.
    private static func number(_ node: SyntaxNode) -> Rational? {
        switch node.content {
        case .literal(.number(let number)): number
        case .negative(let operand):
            if case .literal(.number(let number)) = operand.content {
                try? number.negated()
            } else {
                nil
            }
        default: nil
        }
    }
}
