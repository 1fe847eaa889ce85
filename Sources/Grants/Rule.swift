public import Expressions

/// A declared rule on the records of one table.
public struct Rule: Sendable {
    /// The rule's id.
    public var id: String
    /// The table whose records it judges.
    public var table: String
    /// The field to which its findings point.
    public var field: String
    /// How a broken rule is shown.
    public var severity: Severity
    /// What becomes of the record.
    public var effect: Effect
    /// When the rule applies; nothing where it always does.
    public var condition: CheckedExpression?
    /// What must hold; unknown passes, as a `CHECK` of SQL.
    public var requirement: CheckedExpression
    /// What people read.
    public var message: LocalizedText
    /// Where the rule comes from.
    public var basis: LocalizedText?

    /// Every field that the rule reads.
    public var fields: Set<FieldReference> {
        requirement.fields.union(condition?.fields ?? [])
    }
}
