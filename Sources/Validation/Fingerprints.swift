import Expressions
import Grants
import Ingestion

/// Marks findings so that the same one is known again in a later export.
///
/// A fingerprint comes of the rule, the table, the record's key, the field, and the ordinal among
/// equals in file order; never of a value. Where a table has no primary key, or the record lacks it,
/// the record's number stands for it.
struct Fingerprints {
    let grant: Grant
    let export: IngestedExport
    let hash: KeyedHash

    /// Returns sorted findings with their fingerprints.
    func marked(_ findings: [Finding]) -> [Finding] {
        var seen: [[String]: Int] = [:]
        return findings.map { finding in
            let parts = [finding.rule, finding.table, key(of: finding), finding.field]
            seen[parts, default: 0] += 1
            var marked = finding
            marked.fingerprint = hash.fingerprint(parts + ["\(seen[parts] ?? 1)"])
            return marked
        }
    }

    private func key(of finding: Finding) -> String {
        guard let record = finding.record else { return "" }
        guard let table = export.table(finding.table),
            let primaryKey = grant.exports.table(finding.table)?.primaryKey, !primaryKey.isEmpty
        else { return "#\(record)" }
        let key = primaryKey.map { table.text($0, at: record - 1) ?? "" }
        return key.contains("") ? "#\(record)" : key.joined(separator: "\u{1F}")
    }
}
