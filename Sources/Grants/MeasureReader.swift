import Expressions

/// Reads a measure and refuses combinations that make no figure.
struct MeasureReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition
    let isPercentage: Bool

    private static let kinds = [
        "count", "unique", "sum", "open_at_end", "average_open", "ratio", "unavailable",
    ]

    func measure(_ node: ConfigurationNode) -> Measure? {
        let reader = ConfigurationReader(node, log: log)
        let named = reader.keys.map(\.key).filter(Self.kinds.contains)
        guard named.count == 1, let kind = named.first, let subject = reader.optional(kind) else {
            let expected = "exactly one of \(Self.kinds.joined(separator: ", "))"
            log.note(.expected(expected, found: "\(named.count) of them"), at: node)
            return nil
        }
        let measure: Measure? =
            switch kind {
            case "ratio": ratio(subject, reader)
            case "unavailable":
                reader.localized(of: subject, languages: languages).map(Measure.unavailable)
            default: measureOverRecords(kind, subject, reader)
            }
        if kind != "ratio" && isPercentage && measure?.selection != nil {
            log.note(.contradiction("a percentage is a ratio of two figures"), at: node)
        }
        reader.finish()
        return measure
    }

    private func measureOverRecords(
        _ kind: String,
        _ subject: ConfigurationNode,
        _ reader: ConfigurationReader
    ) -> Measure? {
        guard let text = reader.text(of: subject) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let table = exports.table(parts[0]) else {
            let suggestion = Spelling.nearest(to: parts[0], among: exports.tables.map(\.name))
            log.note(.unknownName(parts[0], of: "table", suggestion: suggestion), at: subject)
            return nil
        }
        guard parts.count == (kind == "unique" ? 2 : 1) else {
            let expected = kind == "unique" ? "a field as table.field" : "a table"
            log.note(.expected(expected, found: "'\(text)'"), at: subject)
            return nil
        }
        let indicatorScope = scope.indicator(on: table.name)
        let expressions = ExpressionReader(log: log)
        let condition = reader.optional("where")
        let checked = condition.flatMap {
            expressions.expression($0, in: indicatorScope, type: .boolean)
        }
        if condition != nil && checked == nil { return nil }
        let selection = Measure.Selection(table: table.name, condition: checked)
        switch kind {
        case "count":
            return moment(reader, table, indicatorScope).map { Measure.count(selection, $0) }
        case "unique":
            guard let moment = moment(reader, table, indicatorScope),
                field(parts[1], of: table, at: subject) != nil
            else { return nil }
            return .unique(selection, field: parts[1], moment)
        case "sum":
            guard let valueNode = reader.required("value"), let dayNode = reader.required("at"),
                let value = expressions.expression(valueNode, in: indicatorScope, type: .number),
                let day = expressions.expression(dayNode, in: indicatorScope, type: .date)
            else { return nil }
            return .sum(selection, value: value, at: day)
        default:
            guard let from = reader.required("from"), let to = reader.required("to"),
                let spell = spell([from, to], reader, table)
            else { return nil }
            return kind == "open_at_end"
                ? .openAtEnd(selection, spell) : .averageOpen(selection, spell)
        }
    }

    private func moment(
        _ reader: ConfigurationReader,
        _ table: TableDefinition,
        _ scope: Scope
    ) -> Measure.Moment? {
        if let served = reader.optional("served") {
            if let at = reader.optional("at") {
                log.note(.contradiction("'at' and 'served' exclude each other"), at: at)
            }
            return spell(reader.items(of: served), reader, table).map(Measure.Moment.served)
        }
        guard let node = reader.required("at") else { return nil }
        return ExpressionReader(log: log).expression(node, in: scope, type: .date)
            .map(Measure.Moment.at)
    }

    private func spell(
        _ nodes: [ConfigurationNode],
        _ reader: ConfigurationReader,
        _ table: TableDefinition
    ) -> Measure.Spell? {
        let names = nodes.compactMap(reader.text)
        guard names.count == 2 else {
            log.note(.expected("two date fields: from, to", found: "\(names.count)"), at: reader.node)
            return nil
        }
        for (name, node) in zip(names, nodes) {
            guard let field = field(name, of: table, at: node) else { return nil }
            guard field.valueType == .date else {
                log.note(.expected("a date field", found: "'\(name)'"), at: node)
                return nil
            }
        }
        return Measure.Spell(first: names[0], last: names[1])
    }

    private func field(
        _ name: String,
        of table: TableDefinition,
        at node: ConfigurationNode
    ) -> FieldDefinition? {
        let fields = table.fields.filter { $0.treatment != .drop }
        if let field = fields.first(where: { $0.name == name }) { return field }
        let suggestion = Spelling.nearest(to: name, among: fields.map(\.name))
        log.note(.unknownName(name, of: "field", suggestion: suggestion), at: node)
        return nil
    }

    private func ratio(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> Measure? {
        let names = reader.items(of: node).compactMap(reader.text)
        guard names.count == 2 else {
            log.note(.expected("two names: of what, by what", found: "\(names.count)"), at: node)
            return nil
        }
        let parts = names.map { name in
            scope.parameters[name].map { Measure.Quantity.number(name, $0) } ?? .indicator(name)
        }
        return .ratio(parts[0], parts[1])
    }
}
