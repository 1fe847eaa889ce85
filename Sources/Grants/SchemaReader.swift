import CSV
import Expressions

/// Reads a Table Schema (Data Package 2.0) with what Grantline adds to its fields.
struct SchemaReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let table: String

    /// What a schema says.
    struct Schema {
        var fields: [FieldDefinition] = []
        var missingValues: [String] = [""]
        var primaryKey: [(header: String, node: ConfigurationNode)] = []
        var foreignKeys: [DescriptorReader.RawForeignKey] = []
    }

    func schema(_ node: ConfigurationNode) -> Schema {
        let reader = ConfigurationReader(node, log: log)
        var schema = Schema()
        for key in ["$schema", "name", "title", "description", "fieldsMatch"] {
            _ = reader.optional(key)
        }
        let fieldNodes = reader.required("fields").map(reader.items) ?? []
        if let missing = reader.optional("missingValues") {
            schema.missingValues = reader.items(of: missing).compactMap { item in
                if case .scalar(let text, _) = item.value { return text }
                log.note(.expected("a text", found: item.kind), at: item)
                return nil
            }
        }
        schema.fields = fieldNodes.map(field)
        checkNames(schema.fields, at: fieldNodes)
        schema.primaryKey = headers(reader.optional("primaryKey"), reader)
        schema.foreignKeys = reader.list("foreignKeys").compactMap(foreignKey)
        if let keys = reader.optional("uniqueKeys") {
            log.note(.contradiction("'uniqueKeys' is not supported: mark fields unique"), at: keys)
        }
        reader.finishTolerantly()
        return schema
    }

    private func field(_ node: ConfigurationNode) -> FieldDefinition {
        let reader = ConfigurationReader(node, log: log)
        for key in ["title", "description", "example", "rdfType", "categoriesOrdered"] {
            _ = reader.optional(key)
        }
        let header = reader.requiredText("name")
        let own = reader.map("grantline")
        let name = own?.text("name") ?? header
        let title = own?.localized("title", languages: languages)
        let severity = own?.choice("severity", as: Severity.self) ?? .error
        let treatment = treatment(own, name: name, at: node)
        let kind = FieldKindReader(log: log).kind(reader)
        let constraints = reader.map("constraints")
        let codes = CodeListReader(log: log, languages: languages)
            .codes(field: reader, constraints: constraints, own: own)
        own?.finish()
        let limits = constraints.map { ConstraintReader(log: log, kind: kind).constraints($0) }
        if codes != nil && kind != .string {
            log.note(.contradiction("only a string field can have a list of codes"), at: node)
        }
        reader.finishTolerantly()
        let descriptorReader = DescriptorReader(log: log, languages: languages)
        descriptorReader.checkIdentifier(name, kind: "field", at: node)
        return FieldDefinition(
            name: name,
            header: header,
            title: title ?? LocalizedText(
                Dictionary(uniqueKeysWithValues: languages.map { ($0, header) })
            ),
            kind: kind,
            codes: codes,
            constraints: limits ?? FieldDefinition.Constraints(),
            severity: severity,
            treatment: codes == nil && kind == .string && treatment == .keep
                && limits?.pattern == nil ? .drop : treatment
        )
    }

    private func treatment(
        _ own: ConfigurationReader?,
        name: String,
        at node: ConfigurationNode
    ) -> FieldDefinition.Treatment {
        let isPseudonym = own?.boolean("pseudonym") ?? false
        let isDropped = own?.boolean("drop") ?? false
        if isPseudonym && isDropped {
            log.note(.contradiction("a field is either a pseudonym or dropped"), at: node)
        }
        if isPseudonym { return .pseudonym(domain: "\(table).\(name)") }
        return isDropped ? .drop : .keep
    }

    private func headers(
        _ node: ConfigurationNode?,
        _ reader: ConfigurationReader
    ) -> [(header: String, node: ConfigurationNode)] {
        guard let node else { return [] }
        if case .scalar(let text, _) = node.value { return [(text, node)] }
        return reader.items(of: node).compactMap { item in
            reader.text(of: item).map { ($0, item) }
        }
    }

    private func foreignKey(_ node: ConfigurationNode) -> DescriptorReader.RawForeignKey? {
        let reader = ConfigurationReader(node, log: log)
        let own = headers(reader.required("fields"), reader)
        guard let reference = reader.map("reference") else {
            log.note(.missingKey("reference"), at: node)
            return nil
        }
        let table = reference.requiredText("resource")
        let parent = headers(reference.required("fields"), reference)
        reference.finish()
        reader.finish()
        guard own.count == 1, parent.count == 1 else {
            log.note(.contradiction("a foreign key has exactly one field on each side"), at: node)
            return nil
        }
        return DescriptorReader.RawForeignKey(
            header: own[0].header,
            table: table,
            parentHeader: parent[0].header,
            node: node
        )
    }

    private func checkNames(_ fields: [FieldDefinition], at nodes: [ConfigurationNode]) {
        for (index, field) in fields.enumerated() {
            let earlier = fields[..<index]
            if earlier.contains(where: { $0.name == field.name }) {
                log.note(.duplicate(field.name), at: nodes[index])
            } else if earlier.contains(where: { $0.header == field.header }) {
                log.note(.duplicate(field.header), at: nodes[index])
            }
        }
    }
}
