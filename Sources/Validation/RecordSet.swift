public import Grants

/// The records that share one effect, for instance those that are rejected.
public struct RecordSet: Sendable, Equatable {
    /// What becomes of these records.
    let effect: Effect
    /// Their numbers, by table.
    public private(set) var records: [String: Set<Int>] = [:]

    /// Gathers the records on which findings have an effect.
    public init(_ effect: Effect, in findings: [Finding] = []) {
        self.effect = effect
        add(findings)
    }

    /// Takes up the records on which findings have this effect.
    mutating func add(_ findings: [Finding]) {
        var numbers: [Int] = []
        var table = ""
        // By places: a finding that is copied has its six texts counted twice. Those of a table
        // mostly follow each other, so that it is looked up once.
        for index in findings.indices where findings[index].effect == effect {
            guard let record = findings[index].record else { continue }
            if findings[index].table != table {
                add(numbers, of: table)
                numbers = []
                table = findings[index].table
            }
            numbers.append(record)
        }
        add(numbers, of: table)
    }

    private mutating func add(_ numbers: [Int], of table: String) {
        guard !numbers.isEmpty else { return }
        if records[table] == nil {
            records[table] = Set(numbers)
        } else {
            records[table]?.formUnion(numbers)
        }
    }

    /// Takes up a record.
    mutating func add(_ record: Int, of table: String) {
        records[table, default: []].insert(record)
    }

    /// Takes up other records.
    mutating func formUnion(_ other: RecordSet) {
        records.merge(other.records) { $0.union($1) }
    }

    /// Leaves out other records.
    mutating func subtract(_ other: RecordSet) {
        for (table, others) in other.records { records[table]?.subtract(others) }
        records = records.filter { !$0.value.isEmpty }
    }

    /// Tells which records of a table are not among these, by index.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - count: How many records it has.
    /// - Returns: For each record whether it is left.
    public func included(in table: String, count: Int) -> [Bool] {
        var included = [Bool](repeating: true, count: count)
        for record in records[table] ?? [] where record > 0 && record <= count {
            included[record - 1] = false
        }
        return included
    }

    /// Counts the records of a table that are not among these.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - parts: How many records each part of it has.
    /// - Returns: How many of each part are left.
    public func includedCounts(in table: String, _ parts: [Int]) -> [Int] {
        guard parts.count > 1 else {
            return parts.map { part in
                part - (records[table] ?? []).count { $0 > 0 && $0 <= part }
            }
        }
        var rest = included(in: table, count: parts.reduce(0, +))[...]
        return parts.map { part in
            defer { rest = rest.dropFirst(part) }
            return rest.prefix(part).count(where: \.self)
        }
    }

    /// Tells whether any record of a table is among these.
    func concern(_ table: String) -> Bool {
        records[table] != nil
    }

    /// Tells whether a record is among these.
    func contains(_ table: String, record: Int) -> Bool {
        records[table]?.contains(record) ?? false
    }
}
