extension Parser {
    /// Reads conditions joined by `or`.
    mutating func disjunction() throws(ExpressionFault) -> SyntaxNode {
        let start = token.offset
        var operands = [try conjunction()]
        while accept(.keyword(.or)) {
            operands.append(try conjunction())
        }
        guard operands.count > 1 else { return operands[0] }
        return SyntaxNode(content: .any(operands), offset: start)
    }

    private mutating func conjunction() throws(ExpressionFault) -> SyntaxNode {
        let start = token.offset
        var operands = [try negation()]
        while accept(.keyword(.and)) {
            operands.append(try negation())
        }
        guard operands.count > 1 else { return operands[0] }
        return SyntaxNode(content: .all(operands), offset: start)
    }

    private mutating func negation() throws(ExpressionFault) -> SyntaxNode {
        let start = token.offset
        guard token.kind == .keyword(.not) else { return try predicate() }
        try descend()
        advance()
        let operand = try negation()
        ascend()
        return SyntaxNode(content: .not(operand), offset: start)
    }

    private mutating func predicate() throws(ExpressionFault) -> SyntaxNode {
        let left = try sum()
        if case .symbol(let symbol) = token.kind, let comparison = ComparisonOperator(symbol) {
            return try self.comparison(comparison, left)
        }
        if accept(.keyword(.is)) { return try nullTest(left) }
        let isNegated = accept(.keyword(.not))
        let content: SyntaxNode.Content
        if accept(.keyword(.in)) {
            content = .membership(left, try list())
        } else if accept(.keyword(.between)) {
            content = try range(left)
        } else if accept(word: .like) {
            content = .like(left, try pattern())
        } else if isNegated {
            throw misspelt(among: ["between", "like"])
                ?? unexpected("'in', 'between' or 'like'")
        } else {
            return left
        }
        let node = SyntaxNode(content: content, offset: left.offset)
        return isNegated ? SyntaxNode(content: .not(node), offset: left.offset) : node
    }

    private mutating func comparison(
        _ comparison: ComparisonOperator,
        _ left: SyntaxNode
    ) throws(ExpressionFault) -> SyntaxNode {
        let offset = token.offset
        advance()
        let right = try sum()
        return SyntaxNode(
            content: .comparison(comparison, left, right, offset: offset),
            offset: left.offset
        )
    }

    private mutating func nullTest(_ operand: SyntaxNode) throws(ExpressionFault) -> SyntaxNode {
        let isNegated = accept(.keyword(.not))
        try expect(.keyword(.null), or: isNegated ? "" : "'not' or ")
        let test = SyntaxNode(content: .isNull(operand), offset: operand.offset)
        return isNegated ? SyntaxNode(content: .not(test), offset: operand.offset) : test
    }

    private mutating func range(
        _ operand: SyntaxNode
    ) throws(ExpressionFault) -> SyntaxNode.Content {
        let low = try sum()
        try expect(.keyword(.and))
        return .range(operand, low: low, high: try sum())
    }

    /// Reads one or more expressions in parentheses.
    private mutating func list() throws(ExpressionFault) -> [SyntaxNode] {
        try descend()
        try expect(.symbol(.opening))
        var items = [try disjunction()]
        while accept(.symbol(.comma)) {
            items.append(try disjunction())
        }
        try expect(.symbol(.closing), or: "',' or ")
        ascend()
        return items
    }
}
