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
    let workers: Workers

    /// What a fingerprint comes of beside rule, table and field.
    private struct Mark {
        var key: String
        var ordinal: Int
    }

    /// Findings of one rule on one field of a table, and one record.
    private struct Place: Hashable {
        var group: Int
        var key: String
    }

    /// How many findings a thread hashes at a time.
    private static let most = 512

    /// Gives sorted findings their fingerprints; threads hash them side by side.
    func mark(_ findings: inout [Finding]) {
        let marks = marks(of: findings)
        let starts = Array(stride(from: 0, to: findings.count, by: Self.most))
        let found = findings
        let prints = workers.map(starts.count) { part in
            (starts[part]..<min(starts[part] + Self.most, found.count)).map { place in
                hash.fingerprint([
                    found[place].rule, found[place].table, marks[place].key, found[place].field,
                    "\(marks[place].ordinal)",
                ])
            }
        }
        for (place, print) in prints.joined().enumerated() { findings[place].fingerprint = print }
    }

    private func marks(of findings: [Finding]) -> [Mark] {
        let kinds = FindingKinds(findings)
        var groups: [[String]: Int] = [:]
        // One field can stand in several columns: in each file another.
        let own = kinds.firsts.map { first in
            let parts = [findings[first].rule, findings[first].table, findings[first].field]
            let group = groups[parts] ?? groups.count
            groups[parts] = group
            return group
        }
        var seen: [Place: Int] = [:]
        return kinds.numbers.enumerated().map { place, kind in
            let key = key(of: findings[place].table, findings[place].record)
            let ordinal = (seen[Place(group: own[kind], key: key)] ?? 0) + 1
            seen[Place(group: own[kind], key: key)] = ordinal
            return Mark(key: key, ordinal: ordinal)
        }
    }

    private func key(of table: String, _ record: Int?) -> String {
        guard let record else { return "" }
        guard let primaryKey = grant.exports.table(table)?.primaryKey, !primaryKey.isEmpty,
            let table = export.table(table)
        else { return "#\(record)" }
        let key = primaryKey.map { table.text($0, at: record - 1) ?? "" }
        return key.contains("") ? "#\(record)" : key.joined(separator: "\u{1F}")
    }
}
