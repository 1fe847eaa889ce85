/// Finds the way back into step after a quote that was never closed.
struct Recovery {
    let syntax: Syntax
    let limits: Limits
    /// How many cells a row should have; nil where that is not known.
    let columns: Int?

    /// How many more lines a row may span that is taken for the next one: few, so that a broken file
    /// is read in linear time.
    private static let linesOfNotes = 16

    /// Names the quote that was never closed, if the row has one.
    ///
    /// A row of the right number of cells is taken as it is, however many lines its notes have. In
    /// any other row a quote is to blame if the line after it makes a row by itself. In a table of
    /// one column that proves nothing, since each line of a note does.
    func suspect(in scan: RowScan) -> OpenedQuote? {
        if let columns, columns > 1, scan.isUnclosed || scan.cells.count != columns {
            for opening in scan.openings where isPlausible(opening.following, columns: columns) {
                return opening
            }
        }
        return scan.isUnclosed ? scan.openings.last : nil
    }

    /// Finds the first line after a quote's that begins a row of the right number of cells, or the end
    /// of the text; any line will do where the number of columns is not known.
    ///
    /// The row may have notes of some lines of its own.
    func nextRow(after opening: OpenedQuote) -> Position {
        var position = opening.following
        guard let columns else { return position }
        while position.offset < syntax.bytes.count,
            !isPlausible(position, columns: columns, lines: Self.linesOfNotes)
        {
            position = syntax.nextLine(after: position)
        }
        return position
    }

    private func isPlausible(_ position: Position, columns: Int, lines: Int = 0) -> Bool {
        guard position.offset < syntax.bytes.count else { return false }
        var scan = RowScan(syntax, limits: limits, from: position, lines: lines)
        scan.read()
        return !scan.hasQuoteFault && scan.cells.count == columns
    }
}
