/// How a rule ended on the records of one table.
public struct RuleOutcome: Sendable, Equatable {
    /// How a rule can end.
    public enum State: String, Sendable, CaseIterable {
        /// No record breaks it, or not more than its threshold allows.
        case passed
        /// Records break it.
        case failed
        /// It was not looked at, because something is not there that it needs.
        case skipped
        /// It could not be evaluated.
        case broken
    }

    /// Why a rule was skipped, is broken, or passed all the same.
    public enum Cause: String, Sendable, CaseIterable {
        /// The half-year ends on a day on which the rule is not in force.
        case notInForce = "not-in-force"
        /// There are findings, not more than the threshold allows.
        case withinThreshold = "within-threshold"
        /// It divides by zero on some record.
        case divisionByZero = "division-by-zero"
        /// It goes beyond what numbers and dates can hold on some record.
        case overflow
    }

    /// The rule's id, built-in or declared.
    public var rule: String
    /// The table.
    public var table: String
    /// How its findings are shown: of a built-in rule, the worst of them; nothing where it has none.
    public var severity: Severity?
    /// How it ended.
    public var state: State
    /// To how many records it applies; nothing where that was not asked or is not known.
    public var applied: Int?
    /// How many findings it has.
    public var found: Int
    /// Why it ended so, where that does not go without saying.
    public var cause: Cause?

    /// Makes an outcome.
    public init(
        rule: String,
        table: String,
        severity: Severity?,
        state: State,
        applied: Int? = nil,
        found: Int = 0,
        cause: Cause? = nil
    ) {
        self.rule = rule
        self.table = table
        self.severity = severity
        self.state = state
        self.applied = applied
        self.found = found
        self.cause = cause
    }
}
