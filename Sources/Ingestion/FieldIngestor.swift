import CSV
import Expressions
import Grants

/// Reads the column of one field, and gathers what may leave ingest of it.
struct FieldIngestor {
    let field: FieldDefinition
    /// The number of the column in the export, from 1.
    let number: Int
    private var reader: CellReader
    private let isKey: Bool
    private let plain: PlainCell
    private var builder: ColumnBuilder

    /// Makes the reader of a column.
    init(
        _ field: FieldDefinition,
        of table: TableDefinition,
        number: Int,
        dataDay: CivilDate,
        use: FieldUse
    ) {
        self.field = field
        self.number = number
        let latest = field.name == table.lastDate ? dataDay : nil
        let missingValues = field.missingValues ?? table.missingValues
        reader = CellReader(field: field, missingValues: missingValues, latest: latest)
        isKey =
            table.primaryKey.contains(field.name)
            || table.foreignKeys.contains { $0.field == field.name }
        builder = ColumnBuilder(
            field.valueType,
            words: field.codes?.map(\.code) ?? [],
            use: field.treatment == .drop ? .none : use
        )
        plain = PlainCell(field, missingValues: missingValues, latest: latest, builder: builder)
    }

    /// Reads cells of plain rows.
    ///
    /// - Returns: What is wrong with the cells, by their places among them.
    mutating func read(
        _ bytes: [UInt8],
        _ cells: CellColumn
    ) -> [(place: Int, fault: CellFault)] {
        var faults: [(place: Int, fault: CellFault)] = []
        var next = 0
        while next < cells.count {
            next += plain.read(bytes, cells[next..<cells.count], into: &builder)
            guard next < cells.count else { break }
            let (value, found) = reader.read(cells[next].value(in: bytes))
            builder.append(gathered(value))
            for fault in found { faults.append((next, fault)) }
            next += 1
        }
        return faults
    }

    /// Reads a record's cell; nothing for one that cannot be read.
    ///
    /// Of a record whose cells may be out of place only what identifies it is taken, and nothing is
    /// said of the others.
    ///
    /// - Returns: What is wrong with the cell.
    mutating func read(_ cell: Cell?, isAligned: Bool) -> [CellFault] {
        guard let cell else {
            builder.append(.null)
            return []
        }
        let (value, faults) = reader.read(cell.value)
        builder.append(isAligned || isKey ? gathered(value) : .null)
        return isAligned ? faults : []
    }

    private func gathered(_ value: Value) -> Value {
        guard case .pseudonym = field.treatment else { return value }
        return switch value {
        case .null, .text: value
        case .number(let number): .text(number.description)
        case .date(let date): .text(date.description)
        case .boolean(let boolean): .text("\(boolean)")
        }
    }

    /// Returns the values read and how many cells were mended, and begins anew.
    mutating func take() -> (values: ColumnBuilder.Gathered, mended: CellReader.Mended) {
        let mended = reader.mended
        reader.forgetMended()
        return (builder.take(), mended)
    }
}
