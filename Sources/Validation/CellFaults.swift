import Grants

/// What is already known to be wrong, so that nothing that depends on it is said again.
struct CellFaults {
    /// By table and field the numbers of the records whose cells are unfit.
    private var cells: [String: [String: Set<Int>]] = [:]
    /// By table the numbers of the records of which nothing can be judged.
    private var records: [String: Set<Int>] = [:]

    init(_ findings: [Finding]) {
        for finding in findings { add(finding) }
    }

    /// Takes up a finding: its cell, or the whole record where the cells cannot be trusted.
    mutating func add(_ finding: Finding) {
        guard let record = finding.record else { return }
        if !finding.field.isEmpty {
            if Self.spoils(finding) {
                cells[finding.table, default: [:]][finding.field, default: []].insert(record)
            }
        } else if finding.effect == .reject {
            records[finding.table, default: []].insert(record)
        }
    }

    /// Tells whether a finding makes its cell unfit for other rules: every error does, and what is
    /// milder where it tells of the value itself and not of a rule of the grant, a record referred
    /// to, or a letter that looks odd.
    private static func spoils(_ finding: Finding) -> Bool {
        if finding.severity == .error { return true }
        return switch BuiltInRule(rawValue: finding.rule) {
        case nil, .parentRejected, .lookAlike: false
        default: true
        }
    }

    /// Tells whether a cell is unfit for other rules.
    func contains(_ table: String, record: Int, field: String) -> Bool {
        contains(table, record: record)
            || cells[table]?[field]?.contains(record) ?? false
    }

    /// Tells whether nothing of a record can be judged.
    func contains(_ table: String, record: Int) -> Bool {
        records[table]?.contains(record) ?? false
    }
}
