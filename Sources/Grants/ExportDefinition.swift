public import Expressions

/// The exports of a grant: their tables, and the folder with the dated folders.
public struct ExportDefinition: Sendable {
    /// The descriptor as read, for its hash and for other tools.
    public var file: ConfigurationFile
    /// The folder in which the dated folders lie.
    public var folder: String
    /// The tables, parents before the tables that refer to them.
    public var tables: [TableDefinition]

    /// Returns the table of a name.
    public func table(_ name: String) -> TableDefinition? {
        tables.first { $0.name == name }
    }

    /// The tables as expressions see them: everything but what ingest drops.
    public var schema: Schema {
        var schema = Schema()
        for table in tables {
            let kept = table.fields.filter { $0.treatment != .drop }
            schema.tables[table.name] = Dictionary(
                uniqueKeysWithValues: kept.map { ($0.name, $0.valueType) }
            )
            for field in kept where field.treatment == .keep {
                let reference = FieldReference(table: table.name, field: field.name)
                schema.codes[reference] = field.codes?.map(\.code)
            }
            for key in table.foreignKeys {
                schema.relations.append(
                    Relation(
                        child: table.name,
                        childField: key.field,
                        parent: key.table,
                        parentField: key.parentField
                    )
                )
            }
        }
        return schema
    }
}
