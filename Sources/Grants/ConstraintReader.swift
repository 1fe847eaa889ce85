import Expressions

/// Reads the constraints of a field.
struct ConstraintReader {
    let log: ConfigurationReader.Log
    let kind: FieldDefinition.Kind

    private static let patternLimit = 1_000

    func constraints(_ reader: ConfigurationReader) -> FieldDefinition.Constraints {
        var constraints = FieldDefinition.Constraints()
        reader.allow(["enum"])
        constraints.isRequired = reader.boolean("required") ?? false
        constraints.isUnique = reader.boolean("unique") ?? false
        constraints.pattern = reader.optional("pattern").flatMap { pattern($0, reader) }
        constraints.minimum = reader.optional("minimum").flatMap(limit)
        constraints.maximum = reader.optional("maximum").flatMap(limit)
        constraints.minLength = length("minLength", reader)
        constraints.maxLength = length("maxLength", reader)
        checkOrder(constraints, at: reader.node)
        reader.refuse(
            ["exclusiveMinimum", "exclusiveMaximum", "jsonSchema"],
            instead: "write a rule of the grant"
        )
        reader.finishTolerantly()
        return constraints
    }

    private func pattern(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> String? {
        guard let text = reader.text(of: node) else { return nil }
        guard kind == .string else {
            log.note(.contradiction("only a string field can have a pattern"), at: node)
            return nil
        }
        guard text.utf8.count <= Self.patternLimit, (try? Regex(text)) != nil else {
            log.note(.expected("a regular expression", found: node.kind), at: node)
            return nil
        }
        return text
    }

    private func length(_ key: String, _ reader: ConfigurationReader) -> Int? {
        guard let node = reader.optional(key) else { return nil }
        guard kind == .string else {
            log.note(.contradiction("only a string field can have '\(key)'"), at: node)
            return nil
        }
        return reader.integer(of: node, in: 0...1_000_000)
    }

    /// Reads a limit: of a date as `2018-12-31`, or in the field's own form.
    private func limit(_ node: ConfigurationNode) -> Value? {
        guard case .scalar(let text, _) = node.value else {
            return wrong(node, "a number or a day")
        }
        switch kind {
        case .integer, .number:
            return Rational(decimal: text).map(Value.number) ?? wrong(node, "a number such as 0.5")
        case .date(let pattern):
            let day = CivilDate(iso: text) ?? pattern.date(Array(text.utf8))
            return day.map(Value.date) ?? wrong(node, "a day such as 2018-12-31")
        case .string, .boolean:
            log.note(.contradiction("only numbers and dates have limits"), at: node)
            return nil
        }
    }

    private func wrong(_ node: ConfigurationNode, _ expected: String) -> Value? {
        log.note(.expected(expected, found: node.kind), at: node)
        return nil
    }

    private func checkOrder(
        _ constraints: FieldDefinition.Constraints,
        at node: ConfigurationNode
    ) {
        let isEmptyRange =
            switch (constraints.minimum, constraints.maximum) {
            case (.number(let least), .number(let most)): least > most
            case (.date(let first), .date(let last)): first > last
            default: false
            }
        if isEmptyRange {
            log.note(.contradiction("'minimum' is greater than 'maximum'"), at: node)
        }
        if let least = constraints.minLength, let most = constraints.maxLength, least > most {
            log.note(.contradiction("'minLength' is greater than 'maxLength'"), at: node)
        }
    }
}
