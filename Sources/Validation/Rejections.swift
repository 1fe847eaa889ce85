public import Grants

/// The records that count nowhere.
public struct Rejections: Sendable, Equatable {
    /// The numbers of the rejected records, by table.
    public private(set) var records: [String: Set<Int>] = [:]

    /// Gathers the records that findings reject.
    public init(_ findings: [Finding]) {
        add(findings)
    }

    /// Takes up the records that findings reject.
    mutating func add(_ findings: [Finding]) {
        var numbers: [Int] = []
        var table = ""
        // By places: a finding that is copied has its six texts counted twice. Those of a table
        // mostly follow each other, so that it is looked up once.
        for index in findings.indices where findings[index].effect == .reject {
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

    /// Tells which records of a table count, by index.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - count: How many records it has.
    /// - Returns: For each record whether it counts.
    public func included(in table: String, count: Int) -> [Bool] {
        var included = [Bool](repeating: true, count: count)
        for record in records[table] ?? [] where record > 0 && record <= count {
            included[record - 1] = false
        }
        return included
    }

    /// Counts the records of a table that count.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - parts: How many records each part of it has.
    /// - Returns: How many of these count.
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

    /// Tells whether any record of a table is rejected.
    func concern(_ table: String) -> Bool {
        records[table] != nil
    }

    /// Tells whether a record is rejected.
    func contains(_ table: String, record: Int) -> Bool {
        records[table]?.contains(record) ?? false
    }
}
