import Grants

/// Tells how each rule ended: table by table the built-in rules, then those that are declared.
///
/// Built-in rules come first because most of what the others depend on is found by them.
struct RuleOutcomes {
    let grant: Grant
    /// How the rules ended that were judged by their expressions.
    let ended: [String: RuleOutcome]
    /// By table and rule what was found.
    private var found: [[String]: (count: Int, worst: Severity)] = [:]

    init(grant: Grant, findings: [Finding], ended: [String: RuleOutcome]) {
        self.grant = grant
        self.ended = ended
        let kinds = FindingKinds(findings)
        var counts = [Int](repeating: 0, count: kinds.firsts.count)
        var severities = [Severity](repeating: .info, count: kinds.firsts.count)
        for (place, kind) in kinds.numbers.enumerated() {
            counts[kind] += findings[place].count
            severities[kind] = max(severities[kind], findings[place].severity)
        }
        for (kind, first) in kinds.firsts.enumerated() {
            let key = [findings[first].table, findings[first].rule]
            let known = found[key] ?? (0, .info)
            found[key] = (known.count + counts[kind], max(known.worst, severities[kind]))
        }
    }

    /// How all rules ended.
    var all: [RuleOutcome] {
        grant.exports.tables.flatMap { table in
            BuiltInRule.allCases.compactMap { outcome(of: $0, on: table) }
                + grant.rules.filter { $0.table == table.name }.map(outcome)
        }
    }

    /// How a built-in rule ended; nothing where nothing was to be looked at.
    ///
    /// Remarks alone are no failure.
    private func outcome(of rule: BuiltInRule, on table: TableDefinition) -> RuleOutcome? {
        let found = found[[table.name, rule.rawValue]]
        guard rule != .brokenRule, found != nil || table.isJudged(by: rule) else { return nil }
        return RuleOutcome(
            rule: rule.rawValue,
            table: table.name,
            severity: found?.worst,
            state: found.map { $0.worst > .info } ?? false ? .failed : .passed,
            found: found?.count ?? 0
        )
    }

    /// How a declared rule ended; of one that covers others, what it has taken over tells.
    private func outcome(of rule: Rule) -> RuleOutcome {
        if let ended = ended[rule.id] { return ended }
        let found = found[[rule.table, rule.id]]?.count ?? 0
        return RuleOutcome(
            rule: rule.id,
            table: rule.table,
            severity: rule.severity,
            state: found > 0 ? .failed : .passed,
            found: found
        )
    }
}

extension TableDefinition {
    /// Tells whether a built-in rule has something to look at in the records of the table.
    fileprivate func isJudged(by rule: BuiltInRule) -> Bool {
        switch rule {
        case .formatError, .missingLabel, .duplicateLabel, .brokenRule: false
        case .waiverFault, .waiverExpired, .waiverUnused: false
        case .mendedBlank, .mendedCase, .mendedSpace, .mendedForm, .mendedZero: false
        case .blankRow, .missingCell, .extraCell, .repeatedHeader, .secondHeader, .extraLabel,
            .blankLabel, .encodingError, .quoteError, .controlCharacter, .lookAlike:
            true
        case .typeError: columns.contains { $0.kind != .string }
        case .required: fields.contains(where: \.constraints.isRequired)
        case .enum: fields.contains { $0.codes != nil }
        case .pattern: fields.contains { $0.constraints.pattern != nil }
        case .minimum: fields.contains { $0.constraints.minimum != nil }
        case .maximum: fields.contains { $0.constraints.maximum != nil }
        case .minLength: fields.contains { $0.constraints.minLength != nil }
        case .maxLength: fields.contains { $0.constraints.maxLength != nil }
        case .unique: !primaryKey.isEmpty || fields.contains(where: \.constraints.isUnique)
        case .foreignKey, .parentRejected, .parentIncomplete: !foreignKeys.isEmpty
        case .footerCount: footer != nil
        case .afterAsOf: firstDate != nil
        }
    }
}
