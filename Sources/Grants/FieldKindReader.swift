/// Reads the type of a field with what belongs to it.
struct FieldKindReader {
    let log: ConfigurationReader.Log

    private static let types = ["string", "integer", "number", "boolean", "date"]
    private static let otherTypes = [
        "any", "time", "datetime", "year", "yearmonth", "duration", "object", "array", "list",
        "geopoint", "geojson",
    ]

    func kind(_ reader: ConfigurationReader) -> FieldDefinition.Kind {
        let type = type(reader)
        let isNumber = ["integer", "number"].contains(type)
        refuse(["decimalChar"], of: type, unless: type == "number", reader)
        refuse(["groupChar", "bareNumber"], of: type, unless: isNumber, reader)
        refuse(["trueValues", "falseValues"], of: type, unless: type == "boolean", reader)
        if type != "date" { checkFormat(of: type, reader) }
        if isNumber && reader.boolean("bareNumber") == false {
            let instead = "a number stands alone in its cell"
            log.note(.unsupported("bareNumber: false", instead: instead), at: reader.node)
        }
        return switch type {
        case "integer": .integer(group: separator("groupChar", reader))
        case "number": number(reader)
        case "boolean": boolean(reader)
        case "date": .date(pattern(reader))
        default: .string
        }
    }

    private func type(_ reader: ConfigurationReader) -> String {
        guard let node = reader.optional("type"), let type = reader.text(of: node) else {
            return "string"
        }
        if Self.types.contains(type) { return type }
        if Self.otherTypes.contains(type) {
            let instead = "a field is a " + Self.types.joined(separator: ", ")
            log.note(.unsupported(type, instead: instead), at: node)
        } else {
            log.note(.unknownValue(type, allowed: Self.types), at: node)
        }
        return "string"
    }

    private func refuse(
        _ keys: [String],
        of type: String,
        unless belongs: Bool,
        _ reader: ConfigurationReader
    ) {
        for key in keys {
            guard let node = reader.optional(key), !belongs else { continue }
            log.note(
                .contradiction("'\(key)' does not belong to a field of type '\(type)'"),
                at: node
            )
        }
    }

    private func checkFormat(of type: String, _ reader: ConfigurationReader) {
        guard let node = reader.optional("format"), let format = reader.text(of: node),
            format != "default"
        else { return }
        log.note(.unsupported("format: \(format)", instead: "declare a 'pattern'"), at: node)
    }

    // MARK: Numbers

    private func number(_ reader: ConfigurationReader) -> FieldDefinition.Kind {
        let decimal = separator("decimalChar", reader) ?? "."
        let group = separator("groupChar", reader)
        if decimal == group {
            let text = "'decimalChar' and 'groupChar' are the same"
            log.note(.contradiction(text), at: reader.optional("groupChar") ?? reader.node)
        }
        return .number(decimal: decimal, group: group)
    }

    /// Reads what stands between digits, and so can be no part of a number.
    private func separator(_ key: String, _ reader: ConfigurationReader) -> String? {
        guard let node = reader.optional(key), let text = reader.text(of: node) else { return nil }
        if text.unicodeScalars.allSatisfy({ !("0"..."9").contains($0) && $0 != "-" }) {
            return text
        }
        log.note(.expected("a separator without digits or '-'", found: quoted(text)), at: node)
        return nil
    }

    // MARK: Truths

    private func boolean(_ reader: ConfigurationReader) -> FieldDefinition.Kind {
        let trueValues = words("trueValues", reader) ?? ["true", "True", "TRUE", "1"]
        let falseValues = words("falseValues", reader) ?? ["false", "False", "FALSE", "0"]
        for word in trueValues where falseValues.contains(word) {
            log.note(.contradiction("\(quoted(word)) is both true and false"), at: reader.node)
        }
        return .boolean(trueValues: trueValues, falseValues: falseValues)
    }

    private func words(_ key: String, _ reader: ConfigurationReader) -> [String]? {
        guard let node = reader.optional(key) else { return nil }
        if case .list([]) = node.value {
            log.note(.expected("at least one word", found: "none"), at: node)
        }
        return reader.texts(of: node)
    }

    // MARK: Dates

    private func pattern(_ reader: ConfigurationReader) -> DatePattern {
        guard let node = reader.optional("format"), let format = reader.text(of: node),
            format != "default"
        else { return .iso }
        if let pattern = DatePattern(format) { return pattern }
        let expected = "a date format with %d, %m and %Y once each"
        log.note(.expected(expected, found: quoted(format)), at: node)
        return .iso
    }
}
