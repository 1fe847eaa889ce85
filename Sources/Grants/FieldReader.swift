import Expressions

/// Reads a field of a Table Schema with what Grantline adds to it.
struct FieldReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let table: String

    /// The columns that stand before a table's own in the files between the stages.
    static let reserved: Set = ["record", "line", "row", "breaks"]

    func field(_ node: ConfigurationNode) -> FieldDefinition? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        reader.allow(["title", "description", "example", "rdfType", "categoriesOrdered"])
        let header = reader.requiredText("name")
        let own = reader.map("grantline")
        let kind = FieldKindReader(log: log).kind(reader)
        let constraints = reader.map("constraints")
        let codes = CodeListReader(log: log, languages: languages)
            .codes(field: reader, constraints: constraints, own: own)
        let limits = constraints.map { ConstraintReader(log: log, kind: kind).constraints($0) }
        let plainTitle = LocalizedText(
            Dictionary(languages.map { ($0, header) }) { first, _ in first }
        )
        var field = FieldDefinition(
            name: name(own, header: header, at: node),
            header: header,
            title: own?.localized("title", languages: languages) ?? plainTitle,
            kind: kind,
            codes: codes,
            missingValues: reader.missingValues,
            constraints: limits ?? FieldDefinition.Constraints(),
            severity: own?.choice("severity", as: Severity.self) ?? .error,
            treatment: .keep
        )
        field.treatment = treatment(of: field, own, at: node)
        field.identifier = IdentifierReader(log: log).form(own, of: field)
        own?.finish()
        reader.finishTolerantly()
        return field
    }

    /// Reads the canonical name: the one declared or, where it can be one, the header.
    private func name(
        _ own: ConfigurationReader?,
        header: String,
        at node: ConfigurationNode
    ) -> String {
        var name = header
        let declared = own?.optional("name")
        if let declared {
            name = own?.text(of: declared) ?? ""
            if !name.isEmpty { NameForm.identifier.check(name, at: declared, log) }
            name = NameForm.identifier.meant(by: name)
        } else if !header.isEmpty && !NameForm.identifier.allows(header) {
            let text = "cannot be a canonical name: give one under 'grantline', 'name'"
            log.note(.contradiction("the header \(quoted(header)) \(text)"), at: node)
        }
        if Self.reserved.contains(name) {
            let text = "is a column of Grantline's own: give the field another name"
            log.note(.contradiction("\(quoted(name)) \(text)"), at: declared ?? node)
        }
        return name
    }

    private func treatment(
        of field: FieldDefinition,
        _ own: ConfigurationReader?,
        at node: ConfigurationNode
    ) -> FieldDefinition.Treatment {
        if field.codes != nil && field.kind != .string {
            log.note(.contradiction("only a string field can have a list of words"), at: node)
        }
        let isPseudonym = own?.boolean("pseudonym") ?? false
        let isDropped = own?.boolean("drop") ?? false
        let isKept = own?.boolean("keep") ?? false
        if [isPseudonym, isDropped, isKept].count(where: \.self) > 1 {
            log.note(.contradiction("a field is a pseudonym, dropped or kept: say one"), at: node)
        }
        if isPseudonym { return .pseudonym(domain: "\(table).\(field.name)") }
        if isKept { return .keep }
        // Free text tells too much of a person to leave ingest unless the grant says so.
        let isBound = field.codes != nil || field.constraints.pattern != nil
        guard isDropped || (field.kind == .string && !isBound) else { return .keep }
        if field.constraints.isUnique {
            let text = "is dropped, so it cannot be compared: say 'pseudonym: true'"
            log.note(.contradiction("\(quoted(field.header)) \(text)"), at: node)
        }
        return .drop
    }
}
