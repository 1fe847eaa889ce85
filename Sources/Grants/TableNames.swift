/// Finds the tables and fields that a configuration file names.
struct TableNames {
    let log: ConfigurationReader.Log
    let exports: ExportDefinition

    func table(_ node: ConfigurationNode) -> TableDefinition? {
        guard let name = text(node) else { return nil }
        return table(name, at: node)
    }

    func table(_ name: String, at node: ConfigurationNode) -> TableDefinition? {
        if let table = exports.table(name) { return table }
        note(name, "table", among: exports.tables.map(\.name), at: node)
        return nil
    }

    /// Finds a field of a table, also one that ingest drops.
    func field(_ node: ConfigurationNode, of table: TableDefinition) -> FieldDefinition? {
        guard let name = text(node) else { return nil }
        if let field = table.field(name) { return field }
        note(name, "field", among: table.fields.map(\.name), at: node)
        return nil
    }

    /// Finds a field of a table that leaves ingest.
    func keptField(
        _ name: String,
        of table: TableDefinition,
        at node: ConfigurationNode
    ) -> FieldDefinition? {
        guard let field = table.field(name) else {
            let kept = table.fields.filter { $0.treatment != .drop }
            note(name, "field", among: kept.map(\.name), at: node)
            return nil
        }
        if field.treatment == .drop {
            log.note(
                .contradiction("the field \(quoted(name)) is dropped and cannot be counted"),
                at: node
            )
            return nil
        }
        return field
    }

    private func text(_ node: ConfigurationNode) -> String? {
        if case .scalar(let text, _) = node.value, !text.isEmpty { return text }
        log.note(.expected("a name", found: node.kind), at: node)
        return nil
    }

    private func note(
        _ name: String,
        _ kind: String,
        among names: [String],
        at node: ConfigurationNode
    ) {
        let suggestion = Spelling.nearest(to: name, among: names)
        log.note(.unknownName(name, of: kind, suggestion: suggestion), at: node)
    }
}
