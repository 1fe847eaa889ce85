import Expressions
import Grants
import Ingestion

/// Judges the records of one table.
struct TableJudge {
    let definition: TableDefinition
    let table: RecordTable
    /// The same records as expressions see them.
    let data: DataTable
    let grant: Grant
    let export: IngestedExport
    let links: LinkedRecords
    let labels: Labels
    let workers: Workers

    /// Judges the keys, then the rules of the grant from errors to infos, then the first dates.
    func judge(_ judgement: inout Judgement) {
        judgement.judge(.unique, of: table.name) { _ in repeats() }
        judgement.judge(.foreignKey, of: table.name) { _ in missingParents() }
        cover(&judgement)
        let walked = walkedRules(&judgement)
        for severity in [Severity.error, .warning, .info] {
            for rule in grant.rules where rule.table == table.name && rule.severity == severity {
                judge(rule, walked[rule.id], &judgement)
            }
            if severity == .error {
                judgement.judge(.parentRejected, of: table.name, rejectedParents)
                judgement.judge(.parentIncomplete, of: table.name, incompleteParents)
            }
        }
        judgement.judge(.afterAsOf, of: table.name, datesAfterData)
        cover(&judgement, [.afterAsOf])
    }

    /// Makes a finding on a field of a record.
    func finding(
        _ rule: String,
        _ index: Int,
        field: String,
        severity: Severity,
        effect: Effect,
        message: String
    ) -> Finding {
        let source = table.source(at: index)
        let position = table.positions[index]
        let column = source.columns[field]
        return Finding(
            rule: rule,
            severity: severity,
            effect: effect,
            table: table.name,
            file: source.name,
            record: index + 1,
            line: column.map(position.line(ofColumn:)) ?? position.line,
            row: position.row,
            column: column,
            field: field,
            message: message
        )
    }

    func header(_ field: String) -> String {
        definition.field(field)?.header ?? field
    }

    // MARK: Rules

    /// Looks at the records by the rules which need no other records, in one walk for all.
    private func walkedRules(_ judgement: inout Judgement) -> [String: RuleWalk.Walked] {
        let rules = grant.rules.filter {
            $0.table == table.name && !$0.hasQueries && isInForce($0)
        }
        return walk(rules, over: links.dataset(without: nil), &judgement)
    }

    private func isInForce(_ rule: Rule) -> Bool {
        rule.validity.contains(export.moment.period.lastDay)
    }

    /// Judges the records by a rule, and notes how it ended.
    private func judge(
        _ rule: Rule,
        _ walked: RuleWalk.Walked?,
        _ judgement: inout Judgement
    ) {
        var outcome = RuleOutcome(
            rule: rule.id,
            table: table.name,
            severity: rule.severity,
            state: .passed
        )
        guard isInForce(rule) else {
            (outcome.state, outcome.cause) = (.skipped, .notInForce)
            return judgement.end(outcome)
        }
        guard case .requirement = rule.test else { return }
        defer { judgement.end(outcome) }
        let walked = walked ?? walk(rule, &judgement)
        outcome.applied = walked.applied
        do {
            let broken = try walked.broken.get().filter { index in
                rule.isIndependent || !dependsOnFault(rule, index, &judgement)
            }
            let isAllowed = rule.threshold?.allows(broken.count, of: walked.applied) ?? false
            outcome.found = broken.count
            if !broken.isEmpty {
                outcome.state = isAllowed ? .passed : .failed
                outcome.cause = isAllowed ? .withinThreshold : nil
            }
            judgement.add(findings(of: rule, broken, isAllowed ? .info : rule.severity))
        } catch {
            (outcome.state, outcome.applied) = (.broken, nil)
            outcome.cause = error.reason == .overflow ? .overflow : .divisionByZero
            judgement.add([finding(of: rule, error)])
        }
    }

    private func findings(of rule: Rule, _ records: [Int], _ severity: Severity) -> [Finding] {
        let message = rule.message.text(in: grant.language)
        return records.map { index in
            finding(
                rule.id,
                index,
                field: rule.field,
                severity: severity,
                effect: rule.effect,
                message: message
            )
        }
    }

    /// Makes the finding that a rule could not be evaluated, at the record on which it was noticed.
    private func finding(of rule: Rule, _ fault: RuleWalk.Fault) -> Finding {
        let message = labels.message(
            .brokenRule,
            variant: fault.reason == .overflow ? "overflow" : "division-by-zero",
            ["rule": rule.id]
        )
        guard let record = fault.record else {
            return Finding(
                rule: BuiltInRule.brokenRule.rawValue,
                severity: .error,
                effect: .none,
                table: table.name,
                file: table.parts.first?.source.name ?? "",
                field: rule.field,
                message: message
            )
        }
        return finding(
            BuiltInRule.brokenRule.rawValue,
            record,
            field: rule.field,
            severity: .error,
            effect: .none,
            message: message
        )
    }

    /// Looks at the records by a rule whose sub-queries see what has been rejected so far.
    private func walk(_ rule: Rule, _ judgement: inout Judgement) -> RuleWalk.Walked {
        let dataset = links.dataset(without: judgement.rejections)
        return walk([rule], over: dataset, &judgement)[rule.id] ?? RuleWalk.Walked()
    }

    private func walk(
        _ rules: [Rule],
        over dataset: Dataset,
        _ judgement: inout Judgement
    ) -> [String: RuleWalk.Walked] {
        let walk = RuleWalk(rules, over: dataset, data, workers, isTimed: judgement.isTimed)
        for (rule, time) in walk.times { judgement.add(time, to: rule, of: table.name) }
        return walk.walked
    }

    /// Makes one finding a record of a rule out of what the built-in rules that it covers found; of
    /// some of them, where only those have been judged since.
    private func cover(
        _ judgement: inout Judgement,
        _ some: Set<BuiltInRule> = Set(BuiltInRule.allCases)
    ) {
        judgement.replace(in: table.name, by: covers(some))
    }

    /// The rules that take the place of some built-in ones.
    private func covers(_ some: Set<BuiltInRule>) -> [Cover] {
        grant.rules.compactMap { rule in
            guard rule.table == table.name, isInForce(rule),
                case .builtIn(let rules, let fields) = rule.test
            else { return nil }
            let names = Set(rules.intersection(some).map(\.rawValue))
            guard !names.isEmpty else { return nil }
            return Cover(
                rule: rule.id,
                rules: names,
                fields: fields,
                severity: rule.severity,
                effect: rule.effect,
                message: rule.message.text(in: grant.language)
            )
        }
    }

    /// Tells whether a rule of the grant says in its own words what a built-in one finds.
    func isCovered(_ rule: BuiltInRule, _ field: String) -> Bool {
        covers([rule]).contains { $0.contains(rule.rawValue, field) }
    }

    /// Tells whether a rule reads something that is known to be wrong for a record.
    private func dependsOnFault(
        _ rule: Rule,
        _ index: Int,
        _ judgement: inout Judgement
    ) -> Bool {
        let read = Set(rule.fields.filter { $0.table == table.name }.map(\.field))
        for field in read.union([rule.field])
        where judgement.faults.contains(table.name, record: index + 1, field: field) {
            return true
        }
        for key in definition.foreignKeys where parentHasFault(key, of: index, rule, &judgement) {
            return true
        }
        return false
    }

    /// Tells whether a rule reads a record referred to that is unknown, rejected, or faulty in what
    /// the rule reads.
    private func parentHasFault(
        _ key: TableDefinition.ForeignKey,
        of index: Int,
        _ rule: Rule,
        _ judgement: inout Judgement
    ) -> Bool {
        let read = rule.fields.filter { $0.table == key.table }
        guard !read.isEmpty else { return false }
        guard let parent = links.parent(of: index, in: table.name, to: key.table) else {
            return judgement.faults.contains(table.name, record: index + 1, field: key.field)
        }
        if judgement.rejections.contains(key.table, record: parent + 1) { return true }
        for field in read
        where judgement.faults.contains(key.table, record: parent + 1, field: field.field) {
            return true
        }
        return false
    }

    // MARK: The data's day

    private func datesAfterData(_ judgement: inout Judgement) -> [Finding] {
        guard let field = definition.firstDate else { return [] }
        let limit = export.moment.dataDay.dayNumber
        var findings: [Finding] = []
        for index in data.records(workers, { $0.days(of: field).map { $0 > limit } })
        where !judgement.faults.contains(table.name, record: index + 1, field: field) {
            findings.append(
                finding(
                    BuiltInRule.afterAsOf.rawValue,
                    index,
                    field: field,
                    severity: .warning,
                    effect: .reject,
                    message: labels.message(.afterAsOf, ["field": header(field)])
                )
            )
        }
        return findings
    }
}
