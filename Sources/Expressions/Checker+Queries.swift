extension Checker {
    mutating func query(
        _ aggregate: Aggregate,
        _ table: SyntaxNode.Name,
        _ field: SyntaxNode.Name?,
        _ condition: SyntaxNode?,
        at offset: Int
    ) throws(ExpressionFault) -> TypedNode {
        guard related == nil else {
            throw fault(.nestedQuery(aggregate.rawValue), at: offset)
        }
        let isChild = try isChild(table)
        related = table.text
        defer { related = nil }
        let value = try value(of: field, in: table.text, for: aggregate)
        let filter: TypedNode? =
            if let condition { try check(condition, as: .boolean) } else { nil }
        let query = TypedNode.Query(
            aggregate: aggregate,
            table: table.text,
            isChild: isChild,
            field: value,
            condition: filter
        )
        return TypedNode(.query(query), Self.type(of: aggregate, value))
    }

    private static func type(of aggregate: Aggregate, _ value: TypedNode?) -> ValueType {
        switch aggregate {
        case .exists: .boolean
        case .count, .sum: .number
        case .min, .max: value?.type ?? .number
        }
    }

    /// Tells whether the table's records are children of the scope's, or its parents; faults
    /// unless exactly one relation leads to it.
    private func isChild(_ table: SyntaxNode.Name) throws(ExpressionFault) -> Bool {
        let tables = scope.schema.tables
        guard tables[table.text] != nil else { throw unknown(table, among: tables.keys) }
        let relations = scope.schema.relations
        let children = relations.filter { $0.child == table.text && $0.parent == scope.table }
        let parents = relations.filter { $0.parent == table.text && $0.child == scope.table }
        switch children.count + parents.count {
        case 0: throw fault(.unrelatedTable(table.text, scope: scope.table), at: table.offset)
        case 1: return children.count == 1
        default: throw fault(.ambiguousName(table.text), at: table.offset)
        }
    }

    private mutating func value(
        of field: SyntaxNode.Name?,
        in table: String,
        for aggregate: Aggregate
    ) throws(ExpressionFault) -> TypedNode? {
        guard let field else { return nil }
        let value = try existing(field, in: table)
        let allowed: [ValueType] = aggregate == .sum ? [.number] : [.text, .number, .date]
        guard allowed.contains(value.type) else {
            throw fault(.typeMismatch(expected: allowed, found: value.type), at: field.offset)
        }
        return value
    }
}
