import Expressions

/// Reads how a rule judges, when, and where its findings point.
struct RuleTestReader {
    let log: ConfigurationReader.Log
    let scope: GrantScope
    let exports: ExportDefinition

    /// What was read.
    typealias Judged = (test: Rule.Test, condition: CheckedExpression?, field: String)

    /// Reads how a rule judges the records of a table; nothing where something is wrong.
    func test(_ reader: ConfigurationReader, on table: TableDefinition?) -> Judged? {
        let nodes = (field: reader.optional("field"), condition: reader.optional("when"))
        let covers = reader.optional("covers")
        let requires = covers == nil ? reader.required("require") : nil
        if covers != nil { refuseBesideCovers(reader) }
        guard let table else { return nil }
        let condition = nodes.condition.flatMap { truth($0, on: table) }
        let test = covers.map { self.covers($0, on: table) } ?? requirement(requires, on: table)
        guard let test, let field = field(nodes.field, of: table, test, at: reader.node),
            nodes.condition == nil || condition != nil
        else { return nil }
        return (test, condition, field)
    }

    private func requirement(_ node: ConfigurationNode?, on table: TableDefinition) -> Rule.Test? {
        node.flatMap { truth($0, on: table) }.map(Rule.Test.requirement)
    }

    private func truth(_ node: ConfigurationNode, on table: TableDefinition) -> CheckedExpression? {
        ExpressionReader(log: log)
            .expression(node, in: scope.rule(on: table.name), type: .boolean)
    }

    /// Refuses what says when a rule applies, or where its findings point: those that it covers say
    /// both.
    private func refuseBesideCovers(_ reader: ConfigurationReader) {
        for key in ["require", "when", "field", "independent", "unknown", "threshold"] {
            guard let node = reader.optional(key) else { continue }
            log.note(.contradiction("'covers' takes no '\(key)'"), at: node)
        }
    }

    /// Reads which built-in rules, and in which fields, a rule takes the findings of.
    private func covers(_ node: ConfigurationNode, on table: TableDefinition) -> Rule.Test? {
        guard case .map = node.value else {
            log.note(.expected("'rules' and 'fields'", found: node.kind), at: node)
            return nil
        }
        let reader = ConfigurationReader(node, log: log)
        let (ruleNodes, fieldNodes) = (reader.list("rules"), reader.list("fields"))
        reader.finish()
        if ruleNodes.isEmpty || fieldNodes.isEmpty {
            log.note(.expected("at least one of 'rules' and of 'fields'", found: "none"), at: node)
        }
        var rules: Set<BuiltInRule> = []
        for item in ruleNodes {
            guard let rule = reader.choice(of: item, as: BuiltInRule.self) else { continue }
            if rule.isOfCell {
                rules.insert(rule)
            } else {
                log.note(.contradiction("'\(rule.rawValue)' is not about a field"), at: item)
            }
        }
        let names = TableNames(log: log, exports: exports)
        let fields = Set(fieldNodes.compactMap { names.field($0, of: table)?.name })
        guard !rules.isEmpty, !fields.isEmpty else { return nil }
        return .builtIn(rules, fields: fields)
    }

    /// Finds the field to which the findings point: the one named, or the first that is read.
    private func field(
        _ node: ConfigurationNode?,
        of table: TableDefinition,
        _ test: Rule.Test,
        at rule: ConfigurationNode
    ) -> String? {
        if let node { return TableNames(log: log, exports: exports).field(node, of: table)?.name }
        switch test {
        case .builtIn(_, let fields): return table.fields.map(\.name).first(where: fields.contains)
        case .requirement(let requirement):
            let own = requirement.fields.filter { $0.table == table.name }.min()
            if own == nil {
                let text = "the rule reads no field of its table: name the 'field' that it is about"
                log.note(.contradiction(text), at: rule)
            }
            return own?.field
        }
    }
}
