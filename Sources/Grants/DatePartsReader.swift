/// Reads the dates of which year, month and day stand in columns of their own.
struct DatePartsReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    /// The fields of the table, in some of which the parts stand.
    let fields: [FieldDefinition]

    /// Returns a date field for each entry that is right.
    func fields(_ nodes: [ConfigurationNode]) -> [FieldDefinition] {
        var names = Set(fields.map(\.name))
        return nodes.compactMap { node in
            guard let field = field(node) else { return nil }
            guard names.insert(field.name).inserted else {
                log.note(.duplicate(field.name), at: node["name"] ?? node)
                return nil
            }
            return field
        }
    }

    private func field(_ node: ConfigurationNode) -> FieldDefinition? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let name = name(reader)
        let title = reader.localized("title", languages: languages)
        let parts = ["year", "month", "day"].compactMap { part($0, reader) }
        var constraints = FieldDefinition.Constraints()
        constraints.isRequired = reader.boolean("required") ?? false
        let severity = reader.choice("severity", as: Severity.self) ?? .error
        reader.finish()
        checkDifferent(parts, at: node)
        guard !name.isEmpty, parts.count == 3 else { return nil }
        let header = parts.map(\.header).joined(separator: ", ")
        return FieldDefinition(
            name: name,
            header: header,
            title: title ?? LocalizedText(Dictionary(languages.map { ($0, header) }) { $1 }),
            kind: .date(.iso),
            constraints: constraints,
            severity: severity,
            treatment: .keep,
            origin: .parts(parts.map(\.name))
        )
    }

    private func name(_ reader: ConfigurationReader) -> String {
        let name = reader.requiredName("name", .identifier)
        guard FieldReader.reserved.contains(name) else { return name }
        let text = "\(quoted(name)) is a column of Grantline's own: give the date another name"
        log.note(.contradiction(text), at: reader.node["name"] ?? reader.node)
        return ""
    }

    /// Finds the field of a header: a whole number that is kept.
    private func part(_ key: String, _ reader: ConfigurationReader) -> FieldDefinition? {
        guard let node = reader.required(key), let header = reader.text(of: node) else {
            return nil
        }
        let columns = fields.filter { $0.origin == .column }
        guard let field = columns.first(where: { $0.header == header }) else {
            let suggestion = Spelling.nearest(to: header, among: columns.map(\.header))
            log.note(.unknownName(header, of: "field", suggestion: suggestion), at: node)
            return nil
        }
        if case .integer = field.kind, field.treatment == .keep { return field }
        let text = "\(quoted(header)) is a part of a date: say 'type: integer', and do not drop it"
        log.note(.contradiction(text), at: node)
        return nil
    }

    private func checkDifferent(_ parts: [FieldDefinition], at node: ConfigurationNode) {
        for (index, part) in parts.enumerated()
        where parts[..<index].contains(where: { $0.name == part.name }) {
            log.note(.duplicate(part.header), at: node)
        }
    }
}
