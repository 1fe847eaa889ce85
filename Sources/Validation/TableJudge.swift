import Expressions
import Grants
import Ingestion

/// Judges the records of one table.
struct TableJudge {
    let definition: TableDefinition
    let table: RecordTable
    let grant: Grant
    let export: IngestedExport
    let links: LinkedRecords
    let labels: Labels

    func judge(_ judgement: inout Judgement) throws(RuleFault) {
        judgement.add(repeats())
        judgement.add(missingParents())
        for severity in [Severity.error, .warning, .info] {
            for rule in grant.rules where rule.table == table.name && rule.severity == severity {
                judgement.add(try broken(rule, judgement))
            }
            if severity == .error { judgement.add(rejectedParents(judgement)) }
        }
        judgement.add(datesAfterData(judgement))
    }

    /// Makes a finding on a field of a record.
    private func finding(
        _ rule: String,
        _ index: Int,
        field: String,
        severity: Severity,
        effect: Effect,
        message: String
    ) -> Finding {
        let position = table.positions[index]
        let column = table.source.columns[field]
        return Finding(
            rule: rule,
            severity: severity,
            effect: effect,
            table: table.name,
            file: table.source.name,
            record: index + 1,
            line: column.map(position.line(ofColumn:)) ?? position.line,
            row: position.row,
            column: column,
            field: field,
            message: message
        )
    }

    private func header(_ field: String) -> String {
        definition.field(field)?.header ?? field
    }

    // MARK: Keys

    /// Finds records that bear what an earlier record of the file bears already, valid or not.
    private func repeats() -> [Finding] {
        var groups = definition.fields.filter(\.constraints.isUnique).map { [$0.name] }
        if !definition.primaryKey.isEmpty && !groups.contains(definition.primaryKey) {
            groups.append(definition.primaryKey)
        }
        return groups.flatMap(repeats)
    }

    private func repeats(of fields: [String]) -> [Finding] {
        var first: [[Value]: Int] = [:]
        var findings: [Finding] = []
        for index in 0..<table.count {
            let key = fields.map { table.columns[$0]?.value(at: index) ?? .null }
            guard !key.contains(.null) else { continue }
            guard let earlier = first[key] else {
                first[key] = index
                continue
            }
            let parameters = [
                "field": fields.map(header).joined(separator: ", "),
                "line": "\(table.positions[earlier].line)",
            ]
            findings.append(
                finding(
                    BuiltInRule.unique.rawValue,
                    index,
                    field: fields[0],
                    severity: .error,
                    effect: .reject,
                    message: labels.message(.unique, parameters)
                )
            )
        }
        return findings
    }

    private func missingParents() -> [Finding] {
        var findings: [Finding] = []
        for key in definition.foreignKeys {
            for index in 0..<table.count {
                let value = table.columns[key.field]?.value(at: index) ?? .null
                guard value != .null,
                    links.parent(of: index, in: table.name, to: key.table) == nil
                else { continue }
                let file = export.table(key.table)?.source.name ?? key.table
                let parameters = ["field": header(key.field), "file": file]
                findings.append(
                    finding(
                        BuiltInRule.foreignKey.rawValue,
                        index,
                        field: key.field,
                        severity: .error,
                        effect: .reject,
                        message: labels.message(.foreignKey, parameters)
                    )
                )
            }
        }
        return findings
    }

    private func rejectedParents(_ judgement: Judgement) -> [Finding] {
        var findings: [Finding] = []
        for key in definition.foreignKeys {
            guard let parentTable = export.table(key.table) else { continue }
            for index in 0..<table.count {
                guard let parent = links.parent(of: index, in: table.name, to: key.table),
                    judgement.rejections.contains(key.table, record: parent + 1),
                    !judgement.rejections.contains(table.name, record: index + 1)
                else { continue }
                let parameters = [
                    "field": header(key.field),
                    "file": parentTable.source.name,
                    "line": "\(parentTable.positions[parent].line)",
                ]
                findings.append(
                    finding(
                        BuiltInRule.parentRejected.rawValue,
                        index,
                        field: key.field,
                        severity: .info,
                        effect: .reject,
                        message: labels.message(.parentRejected, parameters)
                    )
                )
            }
        }
        return findings
    }

    // MARK: Rules

    private func broken(_ rule: Rule, _ judgement: Judgement) throws(RuleFault) -> [Finding] {
        let dataset = links.dataset(without: judgement.rejections)
        let requirement: Column
        let condition: Column?
        do {
            requirement = try rule.requirement.evaluate(over: dataset)
            condition = try rule.condition?.evaluate(over: dataset)
        } catch {
            throw RuleFault(rule: rule.id)
        }
        var findings: [Finding] = []
        for index in 0..<table.count {
            guard requirement.value(at: index) == .boolean(false),
                condition.map({ $0.value(at: index) == .boolean(true) }) ?? true,
                !dependsOnFault(rule, index, judgement)
            else { continue }
            findings.append(
                finding(
                    rule.id,
                    index,
                    field: rule.field,
                    severity: rule.severity,
                    effect: rule.effect,
                    message: rule.message.text(in: grant.language)
                )
            )
        }
        return findings
    }

    /// Tells whether a rule reads something that is known to be wrong for a record.
    private func dependsOnFault(_ rule: Rule, _ index: Int, _ judgement: Judgement) -> Bool {
        let record = index + 1
        if judgement.faults.contains(table.name, record: record) { return true }
        let own = rule.fields.filter { $0.table == table.name }.map(\.field) + [rule.field]
        if own.contains(where: {
            judgement.faults.contains(table.name, record: record, field: $0)
        }) { return true }
        for key in definition.foreignKeys where rule.fields.contains(where: { $0.table == key.table }) {
            guard let parent = links.parent(of: index, in: table.name, to: key.table) else { continue }
            if judgement.rejections.contains(key.table, record: parent + 1) { return true }
            let read = rule.fields.filter { $0.table == key.table }
            if read.contains(where: {
                judgement.faults.contains(key.table, record: parent + 1, field: $0.field)
            }) { return true }
        }
        return false
    }

    // MARK: The data's day

    private func datesAfterData(_ judgement: Judgement) -> [Finding] {
        guard let field = definition.firstDate else { return [] }
        var findings: [Finding] = []
        for index in 0..<table.count {
            guard case .date(let day) = table.columns[field]?.value(at: index),
                day > export.moment.dataDay,
                !judgement.faults.contains(table.name, record: index + 1, field: field)
            else { continue }
            let parameters = ["field": header(field)]
            findings.append(
                finding(
                    BuiltInRule.afterAsOf.rawValue,
                    index,
                    field: field,
                    severity: .warning,
                    effect: .reject,
                    message: labels.message(.afterAsOf, parameters)
                )
            )
        }
        return findings
    }
}
