import CSV
import Expressions
import Grants

/// A line directly under the header that is no record: units, the names in another language, or
/// the numbers of the columns.
///
/// It is known by its cells. None of them fits the type of its column, none looks like a try at
/// it, the key holds no digit, and in the rows that follow the same columns fit.
struct SecondHeader {
    /// The row, as a spreadsheet counts it.
    let row: Int

    private static let rowsAfter = 5
    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    /// A column whose cells show whether they are values.
    private struct Telling {
        var reader: CellReader
        let column: Int
        /// Whether its values can be no words.
        let isMeasured: Bool

        init?(_ field: FieldDefinition, of table: TableDefinition, in layout: Layout) {
            guard let column = layout.columns[field.name],
                field.kind != .string || field.codes != nil || field.constraints.pattern != nil
            else { return nil }
            self.column = column
            isMeasured = [.number, .date].contains(field.kind.valueType)
            reader = CellReader(
                field: field,
                missingValues: field.missingValues ?? table.missingValues
            )
        }

        /// Tells whether a row's cell is a value; nothing where it is blank.
        mutating func fits(_ row: Row) -> Bool? {
            guard column <= row.cells.count, !row.cells[column - 1].isBlank else { return nil }
            let (value, faults) = reader.read(row.cells[column - 1].value)
            guard value != .null || !faults.allSatisfy({ $0 == .required }) else { return nil }
            return !faults.contains { [.type, .unknownCode, .pattern].contains($0) }
        }
    }

    /// Looks at the rows after the header; nothing where the first one may be a record.
    init?(after layout: Layout, of table: TableDefinition) {
        var reader = layout.reader
        guard table.dialect.header, let first = reader.next(), first.faults.isEmpty,
            first.cells.count <= layout.count, !first.isBlank
        else { return nil }
        let isNumbered = Self.isNumbered(first)
        let keys = table.primaryKey.compactMap { layout.columns[$0] }
        guard isNumbered || !keys.contains(where: { Self.holdsDigit($0, of: first) }) else {
            return nil
        }
        var telling = table.columns.compactMap { Telling($0, of: table, in: layout) }
        var unfit: [Int] = []
        for index in telling.indices {
            guard let fits = telling[index].fits(first) else { continue }
            if !isNumbered && (fits || Self.holdsDigit(telling[index].column, of: first)) {
                return nil
            }
            if !fits { unfit.append(index) }
        }
        let measured = unfit.count { telling[$0].isMeasured }
        guard isNumbered ? !unfit.isEmpty : measured > 0 && (unfit.count > 1 || telling.count == 1)
        else { return nil }
        var (fit, other) = (0, 0)
        for _ in 0..<Self.rowsAfter {
            guard let next = reader.next() else { break }
            for index in unfit {
                guard let fits = telling[index].fits(next) else { continue }
                if fits { fit += 1 } else { other += 1 }
            }
        }
        guard fit > other else { return nil }
        row = first.row
    }

    private static func holdsDigit(_ column: Int, of row: Row) -> Bool {
        column <= row.cells.count && row.cells[column - 1].value.contains(where: digits.contains)
    }

    /// Tells whether a row holds the numbers of its columns and nothing else.
    private static func isNumbered(_ row: Row) -> Bool {
        row.cells.count > 2
            && row.cells.enumerated().allSatisfy { index, cell in
                Mending.trimmed(String(decoding: cell.value, as: UTF8.self)) == "\(index + 1)"
            }
    }
}
