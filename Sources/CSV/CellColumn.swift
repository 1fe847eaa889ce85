/// The cells of one column of consecutive plain rows.
@frozen public struct CellColumn: Sendable {
    /// The cells of the rows, those of other columns among them.
    ///
    /// A hot loop goes through them by places, which takes fewer instructions a cell than by rows.
    public let cells: [PackedCell]
    /// The place of the first row's cell.
    public let first: Int
    /// How far each cell is from the one of the row before.
    public let stride: Int
    /// The number of rows.
    public let count: Int

    @inlinable init(_ cells: [PackedCell], first: Int, stride: Int, count: Int) {
        self.cells = cells
        self.first = first
        self.stride = stride
        self.count = count
    }

    /// A column of one cell.
    @inlinable
    public init(_ cell: PackedCell) {
        self.init([cell], first: 0, stride: 1, count: 1)
    }

    /// The cell of a row, from 0.
    @inlinable public subscript(row: Int) -> PackedCell { cells[first &+ row &* stride] }

    /// Returns the cells of some rows.
    @inlinable
    public subscript(rows: Range<Int>) -> CellColumn {
        CellColumn(
            cells,
            first: first &+ rows.lowerBound &* stride,
            stride: stride,
            count: rows.count
        )
    }
}
