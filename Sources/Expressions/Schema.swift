/// The tables, fields and relations that expressions can name.
public struct Schema: Hashable, Sendable {
    /// For each table the types of its fields.
    public var tables: [String: [String: ValueType]]
    /// How the tables refer to each other.
    public var relations: [Relation]

    /// Makes a schema.
    public init(tables: [String: [String: ValueType]] = [:], relations: [Relation] = []) {
        self.tables = tables
        self.relations = relations
    }
}
