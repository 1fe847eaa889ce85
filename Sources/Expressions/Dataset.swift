/// The tables and constants that an expression is evaluated over.
///
/// It must hold what the scope promised when the expression was checked: every table, field and
/// constant that the expression reads, of the declared type and length.
public struct Dataset: Sendable {
    /// The tables by their names.
    public var tables: [String: DataTable]
    /// The constants by their names.
    public var constants: [String: Value]

    /// Makes a data set.
    public init(tables: [String: DataTable] = [:], constants: [String: Value] = [:]) {
        self.tables = tables
        self.constants = constants
    }
}
