/// A reference from the records of one table to those of another: many children, one parent.
public struct Relation: Hashable, Sendable {
    /// The table whose records refer.
    public var child: String
    /// The field by which they refer.
    public var childField: String
    /// The table that is referred to.
    public var parent: String
    /// The field that names a parent's record.
    public var parentField: String

    /// Makes a relation of two tables.
    public init(child: String, childField: String, parent: String, parentField: String) {
        self.child = child
        self.childField = childField
        self.parent = parent
        self.parentField = parentField
    }
}
