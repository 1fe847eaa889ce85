extension Checker {
    /// Finds a name: in the table of a sub-query, then in the scope's table, then among the
    /// constants.
    mutating func name(
        _ field: SyntaxNode.Name,
        of table: SyntaxNode.Name?
    ) throws(ExpressionFault) -> TypedNode {
        if let table { return try qualified(field, of: table) }
        for table in [related, scope.table] {
            if let table, let node = find(field.text, in: table) { return node }
        }
        if let type = scope.constants[field.text] {
            return TypedNode(.constant(field.text), type)
        }
        throw unknown(
            field,
            among: [related, scope.table].flatMap(fieldNames) + scope.constants.keys
        )
    }

    private mutating func qualified(
        _ field: SyntaxNode.Name,
        of table: SyntaxNode.Name
    ) throws(ExpressionFault) -> TypedNode {
        guard table.text == related || table.text == scope.table else {
            if scope.schema.tables[table.text] != nil {
                throw fault(.tableOutOfScope(table.text), at: table.offset)
            }
            throw unknown(table, among: [related, scope.table].compactMap { $0 })
        }
        return try existing(field, in: table.text)
    }

    /// Finds a field that must be in the table.
    mutating func existing(
        _ field: SyntaxNode.Name,
        in table: String
    ) throws(ExpressionFault) -> TypedNode {
        guard let node = find(field.text, in: table) else {
            throw unknown(field, among: fieldNames(of: table))
        }
        return node
    }

    private mutating func find(_ field: String, in table: String) -> TypedNode? {
        guard let type = scope.schema.tables[table]?[field] else { return nil }
        let reference = FieldReference(table: table, field: field)
        fields.insert(reference)
        return TypedNode(table == related ? .relatedField(reference) : .field(reference), type)
    }

    private func fieldNames(of table: String?) -> [String] {
        table.flatMap { scope.schema.tables[$0] }.map { Array($0.keys) } ?? []
    }

    func unknown(
        _ name: SyntaxNode.Name,
        among known: some Sequence<String>
    ) -> ExpressionFault {
        let suggestion = suggestion(for: name.text, among: known)
        return fault(.unknownName(name.text, suggestion: suggestion), at: name.offset)
    }
}
