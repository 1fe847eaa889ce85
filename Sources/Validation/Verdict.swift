public import Grants

/// What came of judging the records of a grant.
public struct Verdict: Sendable, Equatable {
    /// All findings, ingest's among them, in the order of `findings.csv`.
    public var findings: [Finding]
    /// How each rule ended on each table, in the order of `rules.csv`.
    public var outcomes: [RuleOutcome]

    /// Makes a verdict.
    public init(findings: [Finding], outcomes: [RuleOutcome]) {
        self.findings = findings
        self.outcomes = outcomes
    }
}
