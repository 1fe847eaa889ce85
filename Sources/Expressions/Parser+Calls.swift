extension Parser {
    /// Reads a function or a sub-query with what stands in its parentheses.
    mutating func call(_ name: String) throws(ExpressionFault) -> SyntaxNode {
        let function = try self.name("a function")
        try descend()
        try expect(.symbol(.opening))
        let content: SyntaxNode.Content
        if let aggregate = Aggregate(rawValue: name.lowercased()) {
            content = try query(aggregate)
        } else {
            content = .call(function, try arguments())
        }
        ascend()
        return SyntaxNode(content: content, offset: function.offset)
    }

    private mutating func arguments() throws(ExpressionFault) -> [SyntaxNode] {
        if accept(.symbol(.closing)) { return [] }
        var arguments = [try disjunction()]
        while accept(.symbol(.comma)) {
            arguments.append(try disjunction())
        }
        try expect(.symbol(.closing), or: "',' or ")
        return arguments
    }

    private mutating func query(
        _ aggregate: Aggregate
    ) throws(ExpressionFault) -> SyntaxNode.Content {
        let table = try name("a table's name")
        var field: SyntaxNode.Name?
        if aggregate.takesField {
            try expect(.symbol(.dot))
            field = try name("a field's name")
        }
        var condition: SyntaxNode?
        if accept(.keyword(.where)) {
            condition = try disjunction()
            try expect(.symbol(.closing), or: "an operator or ")
        } else {
            try expect(.symbol(.closing), or: "'where' or ")
        }
        return .query(aggregate, table: table, field: field, condition: condition)
    }
}
