/// Resolves the headers of keys to fields, and lets what refers agree with what it refers to.
struct TableLinker {
    let log: ConfigurationReader.Log

    /// Returns the tables with their keys, parents before those that refer to them.
    func linked(_ tables: [ResourceReader.Table], at root: ConfigurationNode) -> [TableDefinition] {
        let names = tables.map(\.definition.name)
        var waiting = tables
        var done: [TableDefinition] = []
        while !waiting.isEmpty {
            let ready = waiting.firstIndex { table in
                table.foreignKeys.allSatisfy { key in
                    !names.contains(key.table.name) || done.contains { $0.name == key.table.name }
                }
            }
            guard let ready else {
                let ring = waiting.map { quoted($0.definition.name) }.joined(separator: ", ")
                log.note(
                    .contradiction("the tables \(ring) refer to each other in a ring"),
                    at: root
                )
                return done
            }
            done.append(link(waiting.remove(at: ready), to: done, among: names))
        }
        return done
    }

    private func link(
        _ raw: ResourceReader.Table,
        to parents: [TableDefinition],
        among names: [String]
    ) -> TableDefinition {
        var table = raw.definition
        for key in raw.foreignKeys {
            guard let parent = parents.first(where: { $0.name == key.table.name }) else {
                let suggestion = Spelling.nearest(to: key.table.name, among: names)
                log.note(
                    .unknownName(key.table.name, of: "resource", suggestion: suggestion),
                    at: key.table.node
                )
                continue
            }
            link(key, from: &table, to: parent)
        }
        for header in raw.primaryKey {
            guard let index = field(header, of: table) else { continue }
            checkKept(table.fields[index], at: header.node)
            table.primaryKey.append(table.fields[index].name)
        }
        return table
    }

    private func link(
        _ key: SchemaReader.ForeignKey,
        from table: inout TableDefinition,
        to parent: TableDefinition
    ) {
        guard let index = field(key.field, of: table),
            let parentIndex = field(key.parentField, of: parent)
        else { return }
        let target = parent.fields[parentIndex]
        checkKept(table.fields[index], at: key.field.node)
        checkKept(target, at: key.parentField.node)
        if table.foreignKeys.contains(where: { $0.table == parent.name }) {
            let text =
                "a second key leads to \(quoted(parent.name)): a table refers to another once"
            log.note(.contradiction(text), at: key.table.node)
        }
        let isShared = table.foreignKeys.contains { $0.field == table.fields[index].name }
        agree(&table.fields[index], with: target, isShared: isShared, at: key.field.node)
        table.foreignKeys.append(
            TableDefinition.ForeignKey(
                field: table.fields[index].name,
                table: parent.name,
                parentField: target.name
            )
        )
    }

    /// Gives a referring pseudonym the domain of what it refers to, so that both are alike.
    private func agree(
        _ field: inout FieldDefinition,
        with target: FieldDefinition,
        isShared: Bool,
        at node: ConfigurationNode
    ) {
        var isAlike = field.kind.valueType == target.kind.valueType
        switch (field.treatment, target.treatment) {
        case (.pseudonym(let own), .pseudonym(let domain)):
            isAlike = isAlike && (!isShared || own == domain)
            field.treatment = target.treatment
        case (.keep, .keep), (.drop, _), (_, .drop): break
        default: isAlike = false
        }
        guard !isAlike else { return }
        let names = "\(quoted(field.header)) and \(quoted(target.header))"
        let text =
            "\(names) are a reference: both have one type, and both are pseudonyms or neither"
        log.note(.contradiction(text), at: node)
    }

    /// Refuses a key that would not be there to be compared.
    private func checkKept(_ field: FieldDefinition, at node: ConfigurationNode) {
        guard field.treatment == .drop else { return }
        let text = "\(quoted(field.header)) is dropped, so it can be no key: say 'pseudonym: true'"
        log.note(.contradiction(text), at: node)
    }

    private func field(_ header: SchemaReader.Header, of table: TableDefinition) -> Int? {
        if let index = table.fields.firstIndex(where: { $0.header == header.name }) { return index }
        let suggestion = Spelling.nearest(to: header.name, among: table.fields.map(\.header))
        log.note(.unknownName(header.name, of: "field", suggestion: suggestion), at: header.node)
        return nil
    }
}
