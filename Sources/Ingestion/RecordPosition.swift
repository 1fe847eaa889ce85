import CSV

/// Where a record stands in its export.
public struct RecordPosition: Sendable, Equatable {
    /// Line breaks inside a field.
    public struct Break: Sendable, Equatable {
        /// The number of the field that holds them, from 1.
        public var column: Int
        /// How many they are.
        public var count: Int
    }

    /// The physical line where the record begins, from 1.
    public var line: Int
    /// The row as a spreadsheet counts it, from 1.
    public var row: Int
    /// The fields that hold line breaks, in their order; those after which no field begins are left
    /// out.
    public var breaks: [Break]

    /// Returns the physical line where a field begins.
    public func line(ofColumn column: Int) -> Int {
        breaks.filter { $0.column < column }.reduce(line) { $0 + $1.count }
    }
}

extension RecordPosition {
    /// Takes the position of a row.
    init(of row: Row) {
        line = row.line
        self.row = row.row
        breaks = []
        guard let last = row.cells.last, last.line > row.line else { return }
        for (index, cell) in row.cells.enumerated().dropLast() {
            let count = row.cells[index + 1].line - cell.line
            if count > 0 { breaks.append(Break(column: index + 1, count: count)) }
        }
    }
}
