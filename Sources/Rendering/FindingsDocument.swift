public import Grants

/// The findings of a filing for other programs, with how each rule ended.
///
/// The forms stand in extensions: JSON, SARIF and JUnit.
public struct FindingsDocument: Sendable {
    /// The grant's id.
    let grant: String
    /// The half-year.
    let period: String
    /// The findings that are shown, in the order of `findings.csv`.
    let findings: [Finding]
    /// How each rule ended, in the order of `rules.csv`.
    let outcomes: [RuleOutcome]
    /// By rule how many findings there are, also those that are not shown.
    let counts: [String: Int]
    /// The tables and rules of all findings, in the order in which they come first.
    let found: [Place]
    /// Those with errors that are not waived.
    let failed: Set<Place>

    /// A table with a rule that has findings on it.
    struct Place: Hashable {
        var table: String
        var rule: String
    }

    /// Makes a document.
    ///
    /// - Parameters:
    ///   - grant: The grant's id.
    ///   - period: The half-year.
    ///   - findings: All findings, in the order of `findings.csv`.
    ///   - outcomes: How each rule ended, in the order of `rules.csv`.
    ///   - limit: How many findings of each rule are shown at most; all where nothing is said. All
    ///     are counted.
    public init(
        grant: String,
        period: String,
        findings: [Finding],
        outcomes: [RuleOutcome],
        limit: Int? = nil
    ) {
        self.grant = grant
        self.period = period
        self.outcomes = outcomes
        var counts: [String: Int] = [:]
        var shown: [Finding] = []
        var found: [Place] = []
        var known: Set<Place> = []
        var failed: Set<Place> = []
        for finding in findings {
            let place = Place(table: finding.table, rule: finding.rule)
            if known.insert(place).inserted { found.append(place) }
            if finding.severity == .error && !finding.isWaived { failed.insert(place) }
            let count = (counts[finding.rule] ?? 0) + 1
            counts[finding.rule] = count
            if limit.map({ count <= $0 }) ?? true { shown.append(finding) }
        }
        self.findings = shown
        self.counts = counts
        self.found = found
        self.failed = failed
    }

    /// The rules that are told of: those of which it is known how they ended, then those that only
    /// have findings.
    var rules: [String] {
        var rules: [String] = []
        for rule in outcomes.map(\.rule) + found.map(\.rule) where !rules.contains(rule) {
            rules.append(rule)
        }
        return rules
    }

    /// Names the cell of a finding as a spreadsheet does; nothing for a finding on a whole file.
    static func cell(of finding: Finding) -> String? {
        finding.row.map { SpreadsheetCell(column: finding.column, row: $0).description }
    }
}
