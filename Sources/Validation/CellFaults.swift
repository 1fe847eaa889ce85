import Grants

/// What is already known to be wrong, so that nothing that depends on it is said again.
struct CellFaults {
    /// The records of a table whose cells in a field are unfit.
    private struct Cells {
        let table: String
        let field: String
        var records: Set<Int> = []
    }

    private var cells: [Cells] = []
    /// The cells that came last: most findings on a field follow one on the same or on few others,
    /// and comparing two short names takes less than hashing them.
    private var last = 0
    /// By table the numbers of the records of which nothing can be judged.
    private var records: [String: Set<Int>] = [:]

    init(_ findings: [Finding]) {
        // By places and parts: a finding that is copied has its six texts counted twice.
        for index in findings.indices where !findings[index].field.isEmpty {
            guard let record = findings[index].record,
                Self.spoils(findings[index].severity, findings[index].rule)
            else { continue }
            add(record, findings[index].table, findings[index].field)
        }
        for index in findings.indices where findings[index].field.isEmpty { add(findings[index]) }
    }

    /// Takes up a finding: its cell, or the whole record where the cells cannot be trusted.
    mutating func add(_ finding: Finding) {
        guard let record = finding.record else { return }
        if !finding.field.isEmpty {
            if Self.spoils(finding.severity, finding.rule) {
                add(record, finding.table, finding.field)
            }
        } else if finding.effect == .reject {
            records[finding.table, default: []].insert(record)
        }
    }

    private mutating func add(_ record: Int, _ table: String, _ field: String) {
        if last >= cells.count || cells[last].field != field || cells[last].table != table {
            last = place(of: table, field) ?? cells.count
            if last == cells.count { cells.append(Cells(table: table, field: field)) }
        }
        cells[last].records.insert(record)
    }

    private func place(of table: String, _ field: String) -> Int? {
        cells.firstIndex { $0.field == field && $0.table == table }
    }

    /// Tells whether a finding makes its cell unfit for other rules: every error does, and what is
    /// milder where it tells of the value itself and not of a rule of the grant, a record referred
    /// to, or a letter that looks odd.
    static func spoils(_ severity: Severity, _ rule: String) -> Bool {
        if severity == .error { return true }
        return switch BuiltInRule(rawValue: rule) {
        case nil, .parentRejected, .lookAlike: false
        default: true
        }
    }

    /// Tells whether a cell is unfit for other rules.
    func contains(_ table: String, record: Int, field: String) -> Bool {
        contains(table, record: record)
            || place(of: table, field).map { cells[$0].records.contains(record) } ?? false
    }

    /// Tells whether nothing of a record can be judged.
    func contains(_ table: String, record: Int) -> Bool {
        records[table]?.contains(record) ?? false
    }
}
