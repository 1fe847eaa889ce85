import CSV

/// How the rules ended, as `rules.csv`, and back.
public enum OutcomesText {
    static let header = ["rule", "table", "severity", "state", "applied", "found", "cause"]

    /// Writes outcomes in their order.
    public static func bytes(of outcomes: [RuleOutcome]) -> [UInt8] {
        var writer = Writer()
        writer.append(header)
        for outcome in outcomes {
            writer.append([
                outcome.rule, outcome.table, outcome.severity?.rawValue ?? "",
                outcome.state.rawValue, outcome.applied.map { "\($0)" } ?? "", "\(outcome.found)",
                outcome.cause?.rawValue ?? "",
            ])
        }
        return writer.bytes
    }

    /// Reads outcomes.
    ///
    /// - Throws: `StageFileFault` where the bytes are no `rules.csv`.
    public static func outcomes(
        _ bytes: [UInt8],
        file: String
    ) throws(StageFileFault) -> [RuleOutcome] {
        var outcomes: [RuleOutcome] = []
        for (line, cells) in try StageRows(bytes, header: header, file: file).rows {
            guard let outcome = outcome(cells) else { throw StageFileFault(file: file, line: line) }
            outcomes.append(outcome)
        }
        return outcomes
    }

    private static func outcome(_ cells: [String]) -> RuleOutcome? {
        let severity = Severity(rawValue: cells[2])
        let applied = plainInteger(cells[4])
        let cause = RuleOutcome.Cause(rawValue: cells[6])
        guard !cells[0].isEmpty, !cells[1].isEmpty, severity != nil || cells[2].isEmpty,
            let state = RuleOutcome.State(rawValue: cells[3]),
            applied.map({ $0 >= 0 }) ?? cells[4].isEmpty, let found = plainInteger(cells[5]),
            found >= 0,
            cause != nil || cells[6].isEmpty
        else { return nil }
        return RuleOutcome(
            rule: cells[0],
            table: cells[1],
            severity: severity,
            state: state,
            applied: applied,
            found: found,
            cause: cause
        )
    }
}
