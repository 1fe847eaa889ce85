extension Parser {
    /// Reads operands joined by `+` and `-`.
    mutating func sum() throws(ExpressionFault) -> SyntaxNode {
        let first = try product()
        var steps: [SyntaxNode.Step] = []
        while true {
            if accept(.symbol(.plus)) {
                steps.append(SyntaxNode.Step(operation: .plus, operand: try product()))
            } else if accept(.symbol(.minus)) {
                steps.append(SyntaxNode.Step(operation: .minus, operand: try product()))
            } else {
                return chain(first, steps)
            }
        }
    }

    private mutating func product() throws(ExpressionFault) -> SyntaxNode {
        let first = try factor()
        var steps: [SyntaxNode.Step] = []
        while true {
            if accept(.symbol(.times)) {
                steps.append(SyntaxNode.Step(operation: .times, operand: try factor()))
            } else if accept(.symbol(.over)) {
                steps.append(SyntaxNode.Step(operation: .over, operand: try factor()))
            } else {
                return chain(first, steps)
            }
        }
    }

    private func chain(_ first: SyntaxNode, _ steps: [SyntaxNode.Step]) -> SyntaxNode {
        guard !steps.isEmpty else { return first }
        return SyntaxNode(content: .chain(first, steps), offset: first.offset)
    }

    private mutating func factor() throws(ExpressionFault) -> SyntaxNode {
        let start = token.offset
        guard token.kind == .symbol(.minus) else { return try primary() }
        try descend()
        advance()
        let operand = try factor()
        ascend()
        return SyntaxNode(content: .negative(operand), offset: start)
    }

    private mutating func primary() throws(ExpressionFault) -> SyntaxNode {
        switch token.kind {
        case .keyword(.true): literal(.boolean(true))
        case .keyword(.false): literal(.boolean(false))
        case .keyword(.null): literal(.null)
        case .number(let number): literal(.number(number))
        case .text(let text): literal(.text(text))
        case .symbol(.opening): try group()
        case .name(let name):
            switch following.kind {
            case _ where beginsChoice: try choice()
            case .symbol(.opening): try call(name)
            case .text(let text) where name.lowercased() == "date": try date(text)
            default: try reference()
            }
        default: throw unexpected("a value")
        }
    }

    private mutating func literal(_ value: Value) -> SyntaxNode {
        defer { advance() }
        return SyntaxNode(content: .literal(value), offset: token.offset)
    }

    private mutating func date(_ text: String) throws(ExpressionFault) -> SyntaxNode {
        let start = token.offset
        advance()
        guard let date = CivilDate(iso: text) else {
            throw fault(.badDate(text), at: token.offset)
        }
        advance()
        return SyntaxNode(content: .literal(.date(date)), offset: start)
    }

    private mutating func group() throws(ExpressionFault) -> SyntaxNode {
        let start = token.offset
        try descend()
        advance()
        let inner = try disjunction()
        try expect(.symbol(.closing), or: "an operator or ")
        ascend()
        return SyntaxNode(content: inner.content, offset: start)
    }

    private mutating func reference() throws(ExpressionFault) -> SyntaxNode {
        let first = try name("a name")
        guard accept(.symbol(.dot)) else {
            return SyntaxNode(content: .name(table: nil, field: first), offset: first.offset)
        }
        let field = try name("a field's name")
        return SyntaxNode(content: .name(table: first, field: field), offset: first.offset)
    }
}
