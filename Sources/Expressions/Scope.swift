/// What an expression can see: the record that is judged, its relatives and the constants.
public struct Scope: Hashable, Sendable {
    /// All tables and their relations.
    public var schema: Schema
    /// The table whose records are judged; nil for an expression over constants only.
    public var table: String?
    /// The types of the constants.
    public var constants: [String: ValueType]

    /// Makes a scope.
    public init(schema: Schema, table: String?, constants: [String: ValueType] = [:]) {
        self.schema = schema
        self.table = table
        self.constants = constants
    }
}
