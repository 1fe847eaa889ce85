/// The tables, fields and relations that expressions can name.
public struct Schema: Hashable, Sendable {
    /// For each table the types of its fields.
    public var tables: [String: [String: ValueType]]
    /// For each field with a closed list of codes the codes, in the order of the list.
    public var codes: [FieldReference: [String]]
    /// How the tables refer to each other.
    public var relations: [Relation]

    /// Makes a schema.
    public init(
        tables: [String: [String: ValueType]] = [:],
        relations: [Relation] = [],
        codes: [FieldReference: [String]] = [:]
    ) {
        self.tables = tables
        self.codes = codes
        self.relations = relations
    }
}
