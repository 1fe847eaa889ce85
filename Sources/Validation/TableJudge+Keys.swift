import Expressions
import Grants
import Ingestion

extension TableJudge {
    /// Finds records that bear what an earlier record of the file bears already, valid or not.
    func repeats() -> [Finding] {
        var keys = definition.fields.filter(\.constraints.isUnique).map { [$0.name] }
        if !definition.primaryKey.isEmpty && !keys.contains(definition.primaryKey) {
            keys.append(definition.primaryKey)
        }
        return keys.flatMap(repeats)
    }

    private func repeats(of fields: [String]) -> [Finding] {
        let headers = fields.map(header).joined(separator: ", ")
        // Where a rule says it in its own words, nobody reads these: 4,000 instructions a finding.
        let isCovered = isCovered(.unique, fields[0])
        return Repeats.find(fields, in: data, workers).map { index, earlier in
            finding(
                BuiltInRule.unique.rawValue,
                index,
                field: fields[0],
                severity: .error,
                effect: .reject,
                message: isCovered ? "" : repeated(fields[0], headers, index, earlier)
            )
        }
    }

    /// Says where the value of a record stands already.
    private func repeated(
        _ field: String,
        _ headers: String,
        _ index: Int,
        _ earlier: Int
    ) -> String {
        let file = table.source(at: earlier).name
        let parameters = [
            "field": headers,
            "file": file,
            "line": "\(table.line(field, at: earlier))",
            "cell": "\(table.cell(field, at: earlier))",
        ]
        return labels.message(
            .unique,
            variant: file == table.source(at: index).name ? nil : "other-file",
            parameters
        )
    }

    /// Finds records that refer to one that the export does not contain.
    func missingParents() -> [Finding] {
        var findings: [Finding] = []
        for key in definition.foreignKeys {
            let path = grant.exports.table(key.table)?.path ?? key.table
            let file = "\(export.moment.export)/\(path)"
            let message = labels.message(
                .foreignKey,
                ["field": header(key.field), "file": file]
            )
            for index in 0..<table.count {
                guard data.parents[key.table].map({ $0[index] < 0 }) ?? true,
                    !data.isMissing(key.field, at: index)
                else { continue }
                findings.append(
                    finding(
                        BuiltInRule.foreignKey.rawValue,
                        index,
                        field: key.field,
                        severity: .error,
                        effect: .reject,
                        message: message
                    )
                )
            }
        }
        return findings
    }

    /// Finds records that fall with the one to which they refer.
    func rejectedParents(_ judgement: inout Judgement) -> [Finding] {
        falling(with: judgement.rejections, .parentRejected, &judgement)
    }

    /// Finds records that are incomplete because the one is to which they refer.
    func incompleteParents(_ judgement: inout Judgement) -> [Finding] {
        falling(with: judgement.incomplete, .parentIncomplete, &judgement)
    }

    /// Finds records, not rejected so far, that refer to some; they get the same effect.
    private func falling(
        with records: RecordSet,
        _ rule: BuiltInRule,
        _ judgement: inout Judgement
    ) -> [Finding] {
        var findings: [Finding] = []
        for key in definition.foreignKeys {
            guard let parents = export.table(key.table), let links = data.parents[key.table],
                records.concern(key.table)
            else { continue }
            let isOther = records.included(in: key.table, count: parents.count)
            for (index, link) in links.enumerated() where link >= 0 && !isOther[Int(link)] {
                let parent = Int(link)
                guard !judgement.rejections.contains(table.name, record: index + 1) else {
                    continue
                }
                findings.append(
                    finding(
                        rule.rawValue,
                        index,
                        field: key.field,
                        severity: .info,
                        effect: records.effect,
                        message: labels.message(rule, place(of: parent, in: parents, key))
                    )
                )
            }
        }
        return findings
    }

    /// Where a record stands to which others refer, in the words of messages.
    private func place(
        of parent: Int,
        in parents: RecordTable,
        _ key: TableDefinition.ForeignKey
    ) -> [String: String] {
        [
            "field": header(key.field),
            "file": parents.source(at: parent).name,
            "line": "\(parents.line(key.parentField, at: parent))",
            "cell": "\(parents.cell(key.parentField, at: parent))",
        ]
    }
}
