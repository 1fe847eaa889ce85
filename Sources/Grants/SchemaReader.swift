import Expressions

/// Reads a Table Schema (Data Package 2.0).
struct SchemaReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let table: String

    /// What a schema says; its keys are still headers.
    struct Schema {
        var fields: [FieldDefinition] = []
        var missingValues: [String] = [""]
        var primaryKey: [Header] = []
        var foreignKeys: [ForeignKey] = []
    }

    /// A field's header with its place.
    struct Header {
        var name: String
        var node: ConfigurationNode
    }

    /// A foreign key whose fields are still headers.
    struct ForeignKey {
        var field: Header
        var table: Header
        var parentField: Header
    }

    func schema(_ node: ConfigurationNode) -> Schema {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return Schema() }
        var schema = Schema()
        reader.allow(["$schema", "name", "title", "description"])
        checkFieldsMatch(reader)
        let fields = reader.required("fields").map(reader.items) ?? []
        schema.missingValues = reader.missingValues ?? schema.missingValues
        let fieldReader = FieldReader(log: log, languages: languages, table: table)
        let read = fields.compactMap { node in
            fieldReader.field(node).map { (field: $0, node: node) }
        }
        checkNames(read)
        schema.fields = read.map(\.field) + toldFields(read)
        schema.primaryKey = primaryKey(reader)
        schema.foreignKeys = reader.list("foreignKeys").compactMap(foreignKey)
        reader.refuse(["uniqueKeys"], instead: "mark the fields 'unique', or declare a primary key")
        reader.finishTolerantly()
        return schema
    }

    /// Takes only what Grantline does: every declared field must be there, others may.
    private func checkFieldsMatch(_ reader: ConfigurationReader) {
        guard let node = reader.optional("fieldsMatch") else { return }
        var nodes = [node]
        if case .list(let items) = node.value { nodes = items }
        for node in nodes {
            guard let match = reader.text(of: node) else { continue }
            switch match {
            case "exact", "equal", "subset": break
            case "superset", "partial":
                let instead = "every declared field must be in the export"
                log.note(.unsupported("fieldsMatch: \(match)", instead: instead), at: node)
            default:
                log.note(.unknownValue(match, allowed: ["exact", "equal", "subset"]), at: node)
            }
        }
    }

    private func checkNames(_ fields: [(field: FieldDefinition, node: ConfigurationNode)]) {
        var names: Set<String> = []
        var headers: Set<String> = []
        for (field, node) in fields where !field.header.isEmpty {
            let isNew = names.insert(field.name).inserted
            if !headers.insert(field.header).inserted {
                log.note(.duplicate(field.header), at: node["name"] ?? node)
            } else if !isNew {
                log.note(.duplicate(field.name), at: node)
            }
        }
    }

    /// Makes the fields of what identifiers tell, as far as they can have their names.
    private func toldFields(
        _ fields: [(field: FieldDefinition, node: ConfigurationNode)]
    ) -> [FieldDefinition] {
        let names = Set(fields.map(\.field.name))
        return fields.flatMap { field, node in
            field.toldFields.filter { told in
                guard NameForm.identifier.allows(field.name) else { return false }
                let isFree = !names.contains(told.name)
                let isName = NameForm.identifier.allows(told.name)
                let text =
                    "\(quoted(told.name)) is what the identifier \(quoted(field.header)) tells: "
                if !isFree {
                    let remedy = "give the other field of this name another one"
                    log.note(.contradiction(text + remedy), at: node)
                } else if !isName {
                    let remedy = "give the identifier a shorter name"
                    log.note(.contradiction(text + remedy), at: node)
                }
                return isFree && isName
            }
        }
    }

    // MARK: Keys

    private func primaryKey(_ reader: ConfigurationReader) -> [Header] {
        let headers = headers(reader.optional("primaryKey"), reader)
        for (index, header) in headers.enumerated()
        where headers[..<index].contains(where: { $0.name == header.name }) {
            log.note(.duplicate(header.name), at: header.node)
        }
        return headers
    }

    private func foreignKey(_ node: ConfigurationNode) -> ForeignKey? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let own = headers(reader.required("fields"), reader)
        let reference = reader.required("reference").map { ConfigurationReader($0, log: log) }
        reader.finishTolerantly()
        guard let reference else { return nil }
        let table = headers(reference.required("resource"), reference)
        let parent = headers(reference.required("fields"), reference)
        reference.finishTolerantly()
        guard !own.isEmpty, !parent.isEmpty, table.count == 1 else { return nil }
        guard own.count == 1, parent.count == 1 else {
            log.note(
                .unsupported("a key of several fields", instead: "refer by one field"),
                at: node
            )
            return nil
        }
        return ForeignKey(field: own[0], table: table[0], parentField: parent[0])
    }

    private func headers(_ node: ConfigurationNode?, _ reader: ConfigurationReader) -> [Header] {
        guard let node else { return [] }
        var nodes = [node]
        if case .list(let items) = node.value { nodes = items }
        return nodes.compactMap { node in reader.text(of: node).map { Header(name: $0, node: node) }
        }
    }
}
