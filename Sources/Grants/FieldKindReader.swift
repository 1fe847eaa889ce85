/// Reads the type of a field with what belongs to it.
struct FieldKindReader {
    let log: ConfigurationReader.Log

    func kind(_ reader: ConfigurationReader) -> FieldDefinition.Kind {
        let type = reader.text("type") ?? "string"
        let format = reader.text("format")
        let decimal = reader.text("decimalChar")
        let group = reader.text("groupChar")
        let trueValues = reader.optional("trueValues").map { texts($0, reader) }
        let falseValues = reader.optional("falseValues").map { texts($0, reader) }
        if reader.boolean("bareNumber") == false {
            log.note(.contradiction("'bareNumber: false' is not supported"), at: reader.node)
        }
        switch type {
        case "string": return .string
        case "integer": return .integer(group: group)
        case "number": return .number(decimal: decimal ?? ".", group: group)
        case "boolean":
            return .boolean(
                trueValues: trueValues ?? ["true", "True", "TRUE", "1"],
                falseValues: falseValues ?? ["false", "False", "FALSE", "0"]
            )
        case "date": return .date(pattern(format, reader))
        default:
            let allowed = ["string", "integer", "number", "boolean", "date"]
            log.note(.unknownValue(type, allowed: allowed), at: reader.node)
            return .string
        }
    }

    private func texts(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> [String] {
        reader.items(of: node).compactMap(reader.text)
    }

    private func pattern(_ format: String?, _ reader: ConfigurationReader) -> DatePattern {
        guard let format, format != "default" else { return .iso }
        if let pattern = DatePattern(format) { return pattern }
        let expected = "a date format with %d, %m and %Y"
        log.note(.expected(expected, found: "'\(format)'"), at: reader.node)
        return .iso
    }
}
