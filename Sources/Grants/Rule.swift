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
    /// How it judges.
    public var test: Test
    /// Whether it is judged where something that it reads is known to be wrong already.
    public var isIndependent: Bool
    /// What people read.
    public var message: LocalizedText
    /// Where the rule comes from.
    public var basis: LocalizedText?

    /// How a rule judges.
    public enum Test: Sendable {
        /// What must hold; unknown passes, as a `CHECK` of SQL.
        case requirement(CheckedExpression)
        /// What built-in rules find in some fields becomes one finding a record of this rule.
        case builtIn(Set<BuiltInRule>, fields: Set<String>)
    }

    /// Every field that the rule reads.
    public var fields: Set<FieldReference> {
        guard case .requirement(let requirement) = test else { return [] }
        return requirement.fields.union(condition?.fields ?? [])
    }
}
