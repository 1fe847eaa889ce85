/// The records of one table, as columns.
public struct DataTable: Sendable {
    /// The table's name.
    public var name: String
    /// How many records it has; every column has as many values.
    public var recordCount: Int
    /// The columns by the names of their fields.
    public var columns: [String: Column]
    /// The hashes of fields of which only sameness is asked, by their names.
    public var keys: [String: KeyColumn]
    /// For each record whether sub-queries see it; nil if they see all.
    public var isIncluded: [Bool]?
    /// By the name of a parent table: for each record the index of its parent, -1 for none.
    public var parents: [String: [Int32]]

    /// Makes a table.
    public init(
        name: String,
        recordCount: Int,
        columns: [String: Column] = [:],
        keys: [String: KeyColumn] = [:],
        isIncluded: [Bool]? = nil,
        parents: [String: [Int32]] = [:]
    ) {
        self.name = name
        self.recordCount = recordCount
        self.columns = columns
        self.keys = keys
        self.isIncluded = isIncluded
        self.parents = parents
    }

    /// The records in pieces that a core's cache holds, as far as the columns are stored in such.
    public var batches: [Range<Int>] {
        let bounds = columns.values.map(\.bounds) + keys.values.map(\.parts.bounds)
        return (bounds.max { $0.count < $1.count } ?? [0..<recordCount]).flatMap { part in
            stride(from: part.lowerBound, to: part.upperBound, by: Self.most).map {
                $0..<min($0 + Self.most, part.upperBound)
            }
        }
    }

    /// Tells whether a record lacks the value of a field.
    public func isMissing(_ field: String, at record: Int) -> Bool {
        if let keys = keys[field] { return keys.isMissing(at: record) }
        return columns[field].map { $0.value(at: record) == .null } ?? true
    }

    /// How many records a batch has at most.
    private static let most = 8_192

    func includes(_ record: Int32) -> Bool {
        isIncluded.map { $0[Int(record)] } ?? true
    }
}
