import Expressions

/// Reads a measure and refuses combinations that make no figure.
struct MeasureReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition
    let isPercentage: Bool

    /// The kinds of measures, each with the keys that belong to it.
    private static let kinds: KeyValuePairs = [
        "count": ["at", "served", "where"],
        "unique": ["at", "served", "where"],
        "sum": ["value", "at", "where"],
        "open_at_end": ["from", "to", "where"],
        "average_open": ["from", "to", "where"],
        "ratio": [],
        "unavailable": [],
    ]

    func measure(_ node: ConfigurationNode) -> Measure? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let named = Self.kinds.filter { reader.optional($0.key) != nil }
        guard named.count == 1, let (kind, keys) = named.first, let subject = reader.optional(kind)
        else {
            let names = Self.kinds.map(\.key).joined(separator: ", ")
            log.note(
                .expected("exactly one of \(names)", found: "\(named.count) of them"),
                at: node
            )
            return nil
        }
        reader.allow(keys)
        reader.finish()
        if isPercentage && !["ratio", "unavailable"].contains(kind) {
            log.note(.contradiction("a percentage is a ratio of two figures"), at: node)
        }
        return switch kind {
        case "ratio": ratio(subject, reader)
        case "unavailable":
            reader.localized(of: subject, languages: languages).map(Measure.unavailable)
        default: overRecords(kind, subject, reader)
        }
    }

    // MARK: Over records

    private func overRecords(
        _ kind: String,
        _ subject: ConfigurationNode,
        _ reader: ConfigurationReader
    ) -> Measure? {
        guard let text = reader.text(of: subject) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let names = TableNames(log: log, exports: exports)
        guard let table = names.table(parts[0], at: subject) else { return nil }
        guard parts.count == (kind == "unique" ? 2 : 1) else {
            let expected = kind == "unique" ? "a field as table.field" : "a table"
            log.note(.expected(expected, found: quoted(text)), at: subject)
            return nil
        }
        guard let selection = selection(table, reader) else { return nil }
        switch kind {
        case "count":
            return moment(reader, table).map { Measure.count(selection, $0) }
        case "unique":
            guard let field = names.keptField(parts[1], of: table, at: subject),
                let moment = moment(reader, table)
            else { return nil }
            return .unique(selection, field: field.name, moment)
        case "sum": return sum(selection, reader)
        case "open_at_end": return spell(reader, table).map { Measure.openAtEnd(selection, $0) }
        default: return spell(reader, table).map { Measure.averageOpen(selection, $0) }
        }
    }

    private func selection(
        _ table: TableDefinition,
        _ reader: ConfigurationReader
    ) -> Measure.Selection? {
        guard let node = reader.optional("where") else {
            return Measure.Selection(table: table.name, condition: nil)
        }
        return expression(node, on: table.name, type: .boolean).map { condition in
            Measure.Selection(table: table.name, condition: condition)
        }
    }

    private func sum(_ selection: Measure.Selection, _ reader: ConfigurationReader) -> Measure? {
        let value = reader.required("value").flatMap {
            expression($0, on: selection.table, type: .number)
        }
        let day = reader.required("at").flatMap { expression($0, on: selection.table, type: .date) }
        guard let value, let day else { return nil }
        return .sum(selection, value: value, at: day)
    }

    private func moment(_ reader: ConfigurationReader, _ table: TableDefinition) -> Measure.Moment?
    {
        if let served = reader.optional("served") {
            if let at = reader.optional("at") {
                log.note(.contradiction("'at' and 'served' exclude each other"), at: at)
            }
            return spell(reader.items(of: served), reader, table, at: served).map(
                Measure.Moment.served
            )
        }
        return reader.required("at").flatMap { expression($0, on: table.name, type: .date) }
            .map(Measure.Moment.at)
    }

    private func expression(
        _ node: ConfigurationNode,
        on table: String,
        type: ValueType
    ) -> CheckedExpression? {
        ExpressionReader(log: log).expression(node, in: scope.indicator(on: table), type: type)
    }

    // MARK: Spells

    private func spell(_ reader: ConfigurationReader, _ table: TableDefinition) -> Measure.Spell? {
        let nodes = [reader.required("from"), reader.required("to")].compactMap(\.self)
        guard nodes.count == 2 else { return nil }
        return spell(nodes, reader, table, at: reader.node)
    }

    private func spell(
        _ nodes: [ConfigurationNode],
        _ reader: ConfigurationReader,
        _ table: TableDefinition,
        at place: ConfigurationNode
    ) -> Measure.Spell? {
        guard nodes.count == 2 else {
            let expected = "two date fields, as [from, to]"
            log.note(.expected(expected, found: "\(nodes.count)"), at: place)
            return nil
        }
        let names = nodes.map { dateField($0, reader, table) }
        guard let first = names[0], let last = names[1] else { return nil }
        return Measure.Spell(first: first, last: last)
    }

    private func dateField(
        _ node: ConfigurationNode,
        _ reader: ConfigurationReader,
        _ table: TableDefinition
    ) -> String? {
        let names = TableNames(log: log, exports: exports)
        guard let name = reader.text(of: node),
            let field = names.keptField(name, of: table, at: node)
        else { return nil }
        if field.valueType == .date { return name }
        log.note(.expected("a date field", found: quoted(name)), at: node)
        return nil
    }

    // MARK: Ratios

    private func ratio(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> Measure? {
        let names = reader.texts(of: node)
        guard names.count == 2 else {
            let expected = "two names, as [of what, by what]"
            log.note(.expected(expected, found: "\(names.count)"), at: node)
            return nil
        }
        let parts = names.map { name in
            scope.parameters[name].map { Measure.Quantity.number(name, $0) } ?? .indicator(name)
        }
        if case .number(let name, Rational(0)) = parts[1] {
            log.note(
                .contradiction("the parameter \(quoted(name)) is 0: nothing is divided by it"),
                at: node
            )
        }
        if case .number = parts[0], case .number = parts[1] {
            log.note(.contradiction("a ratio needs at least one indicator"), at: node)
        }
        return .ratio(parts[0], parts[1])
    }
}
