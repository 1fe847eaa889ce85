/// The name of a field together with its table.
public struct FieldReference: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The table's name.
    public var table: String
    /// The field's name.
    public var field: String

    /// Makes a reference.
    public init(table: String, field: String) {
        self.table = table
        self.field = field
    }

    /// The reference as it is written, `table.field`.
    public var description: String { "\(table).\(field)" }

    /// Tells whether the first comes before the second: by table, then by field.
    public static func < (left: FieldReference, right: FieldReference) -> Bool {
        (left.table, left.field) < (right.table, right.field)
    }
}
