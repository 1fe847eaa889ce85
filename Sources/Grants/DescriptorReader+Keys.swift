extension DescriptorReader {
    /// Resolves the headers of a table's keys to its fields.
    func link(_ raw: RawTable, among tables: [RawTable]) -> TableDefinition {
        var table = raw.definition
        table.primaryKey = raw.primaryKey.compactMap { name(of: $0.header, in: table, at: $0.node) }
        for key in raw.foreignKeys {
            guard let parent = tables.first(where: { $0.definition.name == key.table })?.definition
            else {
                let suggestion = Spelling.nearest(
                    to: key.table,
                    among: tables.map(\.definition.name)
                )
                log.note(
                    .unknownName(key.table, of: "resource", suggestion: suggestion),
                    at: key.node
                )
                continue
            }
            guard let field = name(of: key.header, in: table, at: key.node),
                let parentField = name(of: key.parentHeader, in: parent, at: key.node)
            else { continue }
            table.foreignKeys.append(
                TableDefinition.ForeignKey(
                    field: field,
                    table: parent.name,
                    parentField: parentField
                )
            )
            share(parent.field(parentField)?.treatment, with: field, in: &table)
        }
        return table
    }

    /// Gives a referring pseudonym the domain of the field that it refers to.
    private func share(
        _ treatment: FieldDefinition.Treatment?,
        with field: String,
        in table: inout TableDefinition
    ) {
        guard case .pseudonym = treatment,
            let index = table.fields.firstIndex(where: { $0.name == field })
        else { return }
        table.fields[index].treatment = treatment ?? .keep
    }

    private func name(
        of header: String,
        in table: TableDefinition,
        at node: ConfigurationNode
    ) -> String? {
        if let field = table.fields.first(where: { $0.header == header }) { return field.name }
        let suggestion = Spelling.nearest(to: header, among: table.fields.map(\.header))
        log.note(.unknownName(header, of: "field", suggestion: suggestion), at: node)
        return nil
    }

    /// Orders tables so that each comes after those it refers to.
    func ordered(_ tables: [TableDefinition], at root: ConfigurationNode) -> [TableDefinition] {
        var waiting = tables
        var done: [TableDefinition] = []
        while !waiting.isEmpty {
            let ready = waiting.firstIndex { table in
                table.foreignKeys.allSatisfy { key in
                    done.contains { $0.name == key.table }
                        || !tables.contains { $0.name == key.table }
                }
            }
            guard let ready else {
                let names = waiting.map { "'\($0.name)'" }.joined(separator: ", ")
                log.note(.contradiction("the tables \(names) refer to each other in a ring"), at: root)
                return done + waiting
            }
            done.append(waiting.remove(at: ready))
        }
        return done
    }
}
