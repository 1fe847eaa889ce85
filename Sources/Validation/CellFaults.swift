import Grants

/// What is already known to be wrong, so that nothing that depends on it is said again.
struct CellFaults {
    /// The records of a table whose cells in a field are unfit.
    private struct Cells {
        let table: String
        let field: String
        private var records: Set<Int> = []
        /// Those that are not among them yet: mostly nobody asks.
        var added: [Int] = []

        init(table: String, field: String) {
            self.table = table
            self.field = field
        }

        mutating func contains(_ record: Int) -> Bool {
            if !added.isEmpty {
                records.formUnion(added)
                added = []
            }
            return records.contains(record)
        }
    }

    private var cells: [Cells] = []
    /// By table the numbers of the records of which nothing can be judged.
    private var records: [String: Set<Int>] = [:]

    init(_ findings: [Finding]) {
        add(findings)
    }

    /// Takes up findings: of each its cell, or the whole record where the cells cannot be trusted.
    mutating func add(_ findings: [Finding]) {
        let kinds = FindingKinds(findings)
        let own = kinds.firsts.map { cells(of: findings[$0].table, findings[$0].field) }
        // By places: a finding that is copied has its six texts counted twice.
        for (place, kind) in kinds.numbers.enumerated() {
            guard let record = findings[place].record else { continue }
            if let own = own[kind] {
                if Self.spoils(findings[place].severity, findings[place].rule) {
                    cells[own].added.append(record)
                }
            } else if findings[place].effect == .reject {
                records[findings[place].table, default: []].insert(record)
            }
        }
    }

    /// Returns the place of the cells of a field; nothing where no field is meant.
    private mutating func cells(of table: String, _ field: String) -> Int? {
        if field.isEmpty { return nil }
        if let known = place(of: table, field) { return known }
        cells.append(Cells(table: table, field: field))
        return cells.count - 1
    }

    private func place(of table: String, _ field: String) -> Int? {
        cells.firstIndex { $0.field == field && $0.table == table }
    }

    /// Tells whether a finding makes its cell unfit for other rules: every error does, and what is
    /// milder where it tells of the value itself and not of a rule of the grant, a record referred
    /// to, or a letter that looks odd.
    static func spoils(_ severity: Severity, _ rule: String) -> Bool {
        let builtIn = BuiltInRule(rawValue: rule)
        if severity == .error { return builtIn != .brokenRule }
        return switch builtIn {
        case nil, .parentRejected, .parentIncomplete, .lookAlike: false
        default: true
        }
    }

    /// Tells whether a cell is unfit for other rules.
    mutating func contains(_ table: String, record: Int, field: String) -> Bool {
        contains(table, record: record)
            || place(of: table, field).map { cells[$0].contains(record) } ?? false
    }

    /// Tells whether nothing of a record can be judged.
    func contains(_ table: String, record: Int) -> Bool {
        records[table]?.contains(record) ?? false
    }
}
