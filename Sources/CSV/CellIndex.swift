/// The cells of consecutive plain rows.
public struct CellIndex: Sendable {
    /// How many bytes a text may have whose cells it holds.
    public static let mostBytes = Int(UInt32.max)
    /// The number of columns.
    public let columns: Int
    /// How many rows it holds at most.
    public let capacity: Int
    /// The number of rows.
    public internal(set) var count = 0
    /// How many line ends stand in quotes in each row.
    public internal(set) var innerLines: [Int]
    /// Row after row, and room for a row's cells beyond the last column.
    var cells: [PackedCell]

    /// Makes an empty index.
    ///
    /// - Parameters:
    ///   - columns: The number of columns.
    ///   - capacity: How many rows it holds; with 1,024 the index of twenty columns and the rows
    ///     themselves stay in the nearest cache but one, and what a batch costs by itself falls on
    ///     more rows than with 256: 3 percent of the time of a million records.
    public init(columns: Int, capacity: Int = 1024) {
        self.columns = columns
        self.capacity = capacity
        innerLines = [Int](repeating: 0, count: capacity)
        cells = [PackedCell](
            repeating: PackedCell(0, 0),
            count: columns * capacity + ByteScan.surplus
        )
    }

    /// The cells of a column, from 0.
    public func column(_ column: Int) -> CellColumn {
        CellColumn(cells, first: column, stride: columns, count: count)
    }

    /// The cells of a row.
    public func row(_ row: Int) -> [PackedCell] {
        Array(cells[row * columns..<(row + 1) * columns])
    }

    /// Forgets all rows.
    public mutating func removeAll() {
        count = 0
    }
}
