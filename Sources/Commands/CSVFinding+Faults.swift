import CSV
import Grants

extension CSVFinding {
    /// Tells of a fault of a row or of the header.
    init(_ fault: RowFault, file: String) {
        let message =
            switch fault.kind {
            case .unclosedQuote: "the quote that opens here is never closed"
            case .textAfterQuote: "text follows the closing quote"
            case .quoteInText: "a quote stands in a cell that is not quoted"
            case .brokenBytes: "the encoding does not know these bytes"
            case .nulByte: "the cell holds a NUL"
            case .controlCharacter: "the cell holds a control character"
            case .fieldTooLong: "the cell is longer than \(Limits().fieldBytes) bytes"
            case .rowTooLong: "the row has too many cells or bytes"
            }
        let place = fault.sourceOffset.map { " (byte \($0) of the file)" } ?? ""
        self.init(
            file: file,
            line: fault.line,
            column: fault.column,
            rule: BuiltInRule(fault.kind).rawValue,
            message: message + place
        )
    }

    /// Tells of a row without any value.
    static func blank(_ row: Row, file: String) -> CSVFinding {
        CSVFinding(
            file: file,
            line: row.line,
            column: 1,
            rule: BuiltInRule.blankRow.rawValue,
            message: "the row has no value"
        )
    }

    /// Tells of a row with more or fewer cells than there are columns.
    static func count(_ row: Row, width: Int, file: String) -> CSVFinding {
        let isShort = row.cells.count < width
        let cell = isShort ? row.cells.last : row.cells[width]
        return CSVFinding(
            file: file,
            line: cell?.line ?? row.line,
            column: min(row.cells.count, width) + 1,
            rule: (isShort ? BuiltInRule.missingCell : .extraCell).rawValue,
            message: "the row has \(row.cells.count) cells, and there are \(width) columns"
        )
    }

    /// Tells of columns without a name, and of names that two columns have.
    static func labels(_ names: [[UInt8]], line: Int, file: String) -> [CSVFinding] {
        names.indices.compactMap { index in
            let first = names.firstIndex(of: names[index]) ?? index
            let isBlank = Cell(value: names[index], line: line).isBlank
            guard isBlank || first < index else { return nil }
            return CSVFinding(
                file: file,
                line: line,
                column: index + 1,
                rule: isBlank ? "blank-label" : "duplicate-label",
                message: isBlank
                    ? "the column has no name" : "the column has the name of column \(first + 1)"
            )
        }
    }
}
