import Expressions

/// Reads the constraints of a field.
struct ConstraintReader {
    let log: ConfigurationReader.Log
    let kind: FieldDefinition.Kind

    func constraints(_ reader: ConfigurationReader) -> FieldDefinition.Constraints {
        var constraints = FieldDefinition.Constraints()
        _ = reader.optional("enum")
        constraints.isRequired = reader.boolean("required") ?? false
        constraints.isUnique = reader.boolean("unique") ?? false
        constraints.pattern = reader.optional("pattern").flatMap { pattern($0, reader) }
        constraints.minimum = reader.optional("minimum").flatMap { limit($0) }
        constraints.maximum = reader.optional("maximum").flatMap { limit($0) }
        constraints.minLength = reader.integer("minLength")
        constraints.maxLength = reader.integer("maxLength")
        for key in ["exclusiveMinimum", "exclusiveMaximum", "jsonSchema"] {
            guard let node = reader.optional(key) else { continue }
            log.note(.contradiction("'\(key)' is not supported: write a rule"), at: node)
        }
        reader.finishTolerantly()
        return constraints
    }

    private func pattern(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> String? {
        guard let text = reader.text(of: node) else { return nil }
        guard kind == .string else {
            log.note(.contradiction("only a string field can have a pattern"), at: node)
            return nil
        }
        guard (try? Regex(text)) != nil else {
            log.note(.expected("a regular expression", found: node.kind), at: node)
            return nil
        }
        return text
    }

    private func limit(_ node: ConfigurationNode) -> Value? {
        guard case .scalar(let text, _) = node.value else { return wrong(node, "a number or a day") }
        switch kind {
        case .integer, .number:
            return Rational(decimal: text).map(Value.number) ?? wrong(node, "a number")
        case .date:
            return CivilDate(iso: text).map(Value.date) ?? wrong(node, "a day such as 2018-12-31")
        case .string, .boolean:
            log.note(.contradiction("only numbers and dates have limits"), at: node)
            return nil
        }
    }

    private func wrong(_ node: ConfigurationNode, _ expected: String) -> Value? {
        log.note(.expected(expected, found: node.kind), at: node)
        return nil
    }
}
