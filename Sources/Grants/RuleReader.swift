import Expressions

/// Reads the rules of a grant.
struct RuleReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition

    func rules(_ nodes: [ConfigurationNode]) -> [Rule] {
        var seen: Set<String> = []
        return nodes.compactMap { node in
            let reader = ConfigurationReader(node, log: log)
            let id = reader.requiredName("id", .rule)
            let place = reader.optional("id") ?? node
            if BuiltInRule(rawValue: id) != nil {
                log.note(.contradiction("\(quoted(id)) is the name of a built-in rule"), at: place)
            }
            if !id.isEmpty && !seen.insert(id).inserted { log.note(.duplicate(id), at: place) }
            return rule(id, reader)
        }
    }

    private func rule(_ id: String, _ reader: ConfigurationReader) -> Rule? {
        let severity = reader.choice("severity", as: Severity.self) ?? .error
        let effect = effect(reader, severity)
        let message = reader.requiredLocalized("message", languages: languages)
        let basis = reader.localized("basis", languages: languages)
        let table = reader.required("on").flatMap(TableNames(log: log, exports: exports).table)
        let nodes = (
            field: reader.optional("field"), condition: reader.optional("when"),
            requirement: reader.required("require")
        )
        reader.finish()
        guard let table else { return nil }
        let condition = nodes.condition.flatMap { truth($0, on: table) }
        guard let requirement = nodes.requirement.flatMap({ truth($0, on: table) }),
            let field = field(nodes.field, of: table, requirement, at: reader.node),
            nodes.condition == nil || condition != nil, let message
        else { return nil }
        return Rule(
            id: id,
            table: table.name,
            field: field,
            severity: severity,
            effect: effect,
            condition: condition,
            requirement: requirement,
            message: message,
            basis: basis
        )
    }

    private func truth(_ node: ConfigurationNode, on table: TableDefinition) -> CheckedExpression? {
        ExpressionReader(log: log)
            .expression(node, in: scope.rule(on: table.name), type: .boolean)
    }

    private func effect(_ reader: ConfigurationReader, _ severity: Severity) -> Effect {
        let usual = severity == .error ? Effect.reject : .none
        guard let node = reader.optional("effect") else { return usual }
        if case .scalar("incomplete", _) = node.value {
            let instead = "say 'reject', or 'none' if the record is to count"
            log.note(.unsupported("incomplete", instead: instead), at: node)
            return usual
        }
        return reader.choice("effect", as: Effect.self) ?? usual
    }

    /// Finds the field to which the findings point: the one named, or the first that is read.
    private func field(
        _ node: ConfigurationNode?,
        of table: TableDefinition,
        _ requirement: CheckedExpression,
        at rule: ConfigurationNode
    ) -> String? {
        if let node { return TableNames(log: log, exports: exports).field(node, of: table)?.name }
        let own = requirement.fields.filter { $0.table == table.name }.min()
        if own == nil {
            let text = "the rule reads no field of its table: name the 'field' that it is about"
            log.note(.contradiction(text), at: rule)
        }
        return own?.field
    }
}
