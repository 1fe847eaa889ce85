import CSV

/// Cuts an export into rows: plain ones fast, the others one by one.
struct HybridRows {
    /// The text.
    let bytes: [UInt8]
    private var reader: Reader
    private var plain: PlainRows?
    private let columns: Int
    private var line: Int
    private var rowNumber: Int
    private var current: Current = .none

    private enum Current {
        case none
        /// A plain row; the fields are in `plain`.
        case plain
        case row(Row)
    }

    /// Stands after the header.
    init(_ layout: Layout) {
        reader = layout.reader
        bytes = layout.text
        columns = layout.count
        let place = reader.place
        line = place.line
        rowNumber = place.rows
        plain = layout.plainRows(from: place.offset)
    }

    /// Goes to the next row.
    mutating func advance() -> Bool {
        if case .plain = current {
            line += 1 + (plain?.innerLines ?? 0)
            rowNumber += 1
        }
        guard plain != nil else { return advanceSlowly() }
        let start = plain?.offset ?? 0
        // A row of lines that has another number of cells may be several.
        if plain?.next() == .row, plain?.innerLines == 0 || plain?.fields.count == columns {
            current = .plain
            return true
        }
        reader.place = (start, line, rowNumber)
        guard advanceSlowly() else { return false }
        let place = reader.place
        (line, rowNumber) = (place.line, place.rows)
        plain?.seek(to: place.offset)
        return true
    }

    private mutating func advanceSlowly() -> Bool {
        guard let row = reader.next() else {
            current = .none
            return false
        }
        current = .row(row)
        return true
    }

    /// The cells of a plain row that has one for each column; nothing for any other row.
    var plainCells: [PlainRows.Field]? {
        guard case .plain = current, let plain, plain.fields.count == columns else { return nil }
        return plain.fields
    }

    /// The number of a plain row, as a spreadsheet counts it.
    var number: Int { rowNumber + 1 }

    /// Where a plain row stands.
    var position: RecordPosition {
        let inner = plain?.innerLines ?? 0
        if inner > 0 { return RecordPosition(of: row) }
        return RecordPosition(line: line, row: rowNumber + 1, breaks: [])
    }

    /// The row with all that `Reader` would tell of it.
    var row: Row {
        if case .row(let row) = current { return row }
        var line = line
        let cells = (plain?.fields ?? []).map { field in
            let cell = Cell(
                value: field.value(in: bytes),
                line: line,
                isQuoted: field.isQuoted
            )
            if field.isQuoted, (plain?.innerLines ?? 0) > 0 {
                line += bytes[field.start..<field.end].count { $0 == 0x0A }
            }
            return cell
        }
        return Row(cells: cells, line: self.line, row: rowNumber + 1)
    }
}
