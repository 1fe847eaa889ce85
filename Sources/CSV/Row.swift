/// One row of a file with its place and its faults.
public struct Row: Equatable, Sendable {
    /// The row's cells; of a row with an unclosed quote those before the field that the quote
    /// opened.
    public var cells: [Cell]
    /// The physical line on which the row begins, from 1.
    public var line: Int
    /// The row's number as a spreadsheet counts it, from 1: titles, headers, comments and blank
    /// rows count, line breaks inside fields do not.
    public var row: Int
    /// What is wrong with the row, by column.
    public var faults: [RowFault]

    /// Creates a row from its cells and place.
    public init(cells: [Cell], line: Int, row: Int, faults: [RowFault] = []) {
        self.cells = cells
        self.line = line
        self.row = row
        self.faults = faults
    }

    /// Whether the row has no fault and all its cells are empty or only spaces of some kind.
    public var isBlank: Bool {
        faults.isEmpty && cells.allSatisfy(\.isBlank)
    }
}
