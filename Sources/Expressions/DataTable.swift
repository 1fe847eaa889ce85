/// The records of one table, as columns.
public struct DataTable: Sendable {
    /// The table's name.
    public var name: String
    /// How many records it has; every column has as many values.
    public var recordCount: Int
    /// The columns by the names of their fields.
    public var columns: [String: Column]
    /// For each record whether sub-queries see it; nil if they see all.
    public var isIncluded: [Bool]?
    /// By the name of a parent table: for each record the index of its parent, -1 for none.
    public var parents: [String: [Int32]]

    /// Makes a table.
    public init(
        name: String,
        recordCount: Int,
        columns: [String: Column] = [:],
        isIncluded: [Bool]? = nil,
        parents: [String: [Int32]] = [:]
    ) {
        self.name = name
        self.recordCount = recordCount
        self.columns = columns
        self.isIncluded = isIncluded
        self.parents = parents
    }

    /// The records in pieces that a core's cache holds, as far as the columns are stored in such.
    public var batches: [Range<Int>] {
        guard recordCount > 0 else { return [] }
        return columns.values.map(\.bounds).max { $0.count < $1.count } ?? [0..<recordCount]
    }

    func includes(_ record: Int32) -> Bool {
        isIncluded.map { $0[Int(record)] } ?? true
    }
}
