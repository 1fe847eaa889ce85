/// A cell as a spreadsheet names it: `K844`.
public struct SpreadsheetCell: Sendable, Equatable, CustomStringConvertible {
    /// The number of the column, from 1; nothing for a whole row.
    public var column: Int?
    /// The number of the row, from 1.
    public var row: Int

    /// Makes the name of a cell.
    public init(column: Int?, row: Int) {
        self.column = column
        self.row = row
    }

    /// The letters of the column and the number of the row.
    public var description: String { (column.map(Self.letters) ?? "") + "\(row)" }

    /// Returns the letters of a column: A to Z, AA and on.
    private static func letters(_ column: Int) -> String {
        var rest = column
        var letters = ""
        while rest > 0 {
            let scalar = Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            letters = String(Character(scalar)) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
