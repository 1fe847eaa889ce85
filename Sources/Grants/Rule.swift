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
    /// What becomes of a record of which it cannot tell, because a value is missing.
    public var unknown: Unknown
    /// The days on which the rule is in force.
    public var validity: Validity
    /// How many records may break it before it has failed; nothing where none may.
    public var threshold: Threshold?
    /// Whether it is judged where something that it reads is known to be wrong already.
    public var isIndependent: Bool
    /// What people read.
    public var message: LocalizedText
    /// What people are to do.
    public var guidance: LocalizedText?
    /// Where the rule comes from.
    public var basis: LocalizedText?
    /// How far the rule was checked against its source.
    public var evidence: Evidence?

    /// How a rule judges.
    public enum Test: Sendable {
        /// What must hold; unknown passes, as a `CHECK` of SQL.
        case requirement(CheckedExpression)
        /// What built-in rules find in some fields becomes one finding a record of this rule.
        case builtIn(Set<BuiltInRule>, fields: Set<String>)
    }

    /// What becomes of a record of which a rule cannot tell.
    public enum Unknown: String, Sendable, CaseIterable {
        /// The record passes, as with a `CHECK` of SQL.
        case passes
        /// The record breaks the rule.
        case fails
    }

    /// The days on which a rule is in force, both included; open where nothing is said.
    public struct Validity: Sendable, Equatable {
        /// The first day.
        public var first: CivilDate?
        /// The last day.
        public var last: CivilDate?

        /// Tells whether the rule is in force on a day.
        public func contains(_ day: CivilDate) -> Bool {
            (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
        }
    }

    /// Every field that the rule reads.
    public var fields: Set<FieldReference> {
        guard case .requirement(let requirement) = test else { return [] }
        return requirement.fields.union(condition?.fields ?? [])
    }
}
