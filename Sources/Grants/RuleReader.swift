import Expressions

/// Reads a rule.
struct RuleReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition

    func rule(_ node: ConfigurationNode) -> Rule? {
        let reader = ConfigurationReader(node, log: log)
        let id = reader.requiredText("id")
        let tableName = reader.requiredText("on")
        let severity = reader.choice("severity", as: Severity.self) ?? .error
        let effect = reader.choice("effect", as: Effect.self) ?? (severity == .error ? .reject : .none)
        let fieldName = reader.text("field")
        let message = reader.required("message").flatMap {
            reader.localized(of: $0, languages: languages)
        }
        let basis = reader.localized("basis", languages: languages)
        let requirement = reader.required("require")
        let condition = reader.optional("when")
        reader.finish()
        checkId(id, at: node)
        guard let table = exports.table(tableName) else {
            let suggestion = Spelling.nearest(to: tableName, among: exports.tables.map(\.name))
            log.note(.unknownName(tableName, of: "table", suggestion: suggestion), at: node)
            return nil
        }
        let expressions = ExpressionReader(log: log)
        let ruleScope = scope.rule(on: table.name)
        let checkedCondition = condition.flatMap {
            expressions.expression($0, in: ruleScope, type: .boolean)
        }
        guard let requirement,
            let checked = expressions.expression(requirement, in: ruleScope, type: .boolean),
            condition == nil || checkedCondition != nil, let message
        else { return nil }
        let field = fieldName ?? checked.fields.filter { $0.table == table.name }.min()?.field
        guard let field, table.field(field) != nil else {
            let suggestion = field.flatMap {
                Spelling.nearest(to: $0, among: table.fields.map(\.name))
            }
            log.note(.unknownName(field ?? "", of: "field", suggestion: suggestion), at: node)
            return nil
        }
        return Rule(
            id: id,
            table: table.name,
            field: field,
            severity: severity,
            effect: effect,
            condition: checkedCondition,
            requirement: checked,
            message: message,
            basis: basis
        )
    }

    private func checkId(_ id: String, at node: ConfigurationNode) {
        if BuiltInRule(rawValue: id) != nil {
            log.note(.contradiction("'\(id)' is the name of a built-in rule"), at: node)
        }
        let isPlain = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"): true
            default: false
            }
        }
        if !isPlain { log.note(.expected("an id of a-z, 0-9 and -", found: "'\(id)'"), at: node) }
    }
}
