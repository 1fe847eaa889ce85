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
    /// What the cells tell, where they are identifiers.
    private var told: ToldColumns?

    /// Makes the reader of a column.
    init(
        _ field: FieldDefinition,
        of table: TableDefinition,
        number: Int,
        dataDay: CivilDate,
        uses: FieldUses
    ) {
        self.field = field
        self.number = number
        let latest = field.name == table.lastDate ? dataDay : nil
        let missingValues = field.missingValues ?? table.missingValues
        reader = CellReader(field: field, missingValues: missingValues, latest: latest)
        isKey =
            table.primaryKey.contains(field.name)
            || table.foreignKeys.contains { $0.field == field.name }
        let isPart = table.fields.contains { $0.parts.contains(field.name) }
        let use = isPart ? .value : uses.use(of: field.name, in: table.name)
        told = ToldColumns(field, of: table, uses)
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
        var (next, whole) = (0, 0)
        while next < cells.count {
            if next >= whole { whole = next + countWhole(cells[next..<cells.count]) }
            let count = plain.read(bytes, cells[next..<whole], into: &builder)
            told?.append(bytes, cells[next..<next + count])
            next += count
            guard next < cells.count else { break }
            let (value, found) = reader.readTelling(cells[next].value(in: bytes))
            append(value, found)
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
            append(.null, [])
            return []
        }
        let (value, faults) = reader.readTelling(cell.value)
        guard isAligned else {
            builder.append(isKey ? gathered(value) : .null)
            told?.append(.null)
            return []
        }
        append(value, faults)
        return faults
    }

    /// Counts the cells up to the first of which zeros may be missing.
    private func countWhole(_ cells: CellColumn) -> Int {
        guard let form = field.identifier, form.padsZeros else { return cells.count }
        return (0..<cells.count).first { form.paddedLength(cells[$0].length) != nil } ?? cells.count
    }

    private mutating func append(_ value: Value, _ faults: [CellFault]) {
        builder.append(field.treatment == .drop ? .null : gathered(value))
        // What is known to be wrong is said once.
        told?.append(faults.allSatisfy(\.isHarmless) ? value : .null)
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

    /// Returns what the identifiers among the values read told, field by field, and begins anew.
    mutating func takeTold() -> [ColumnBuilder.Gathered] { told?.take() ?? [] }

    /// Returns the values read and how many cells were mended, and begins anew.
    mutating func take() -> (values: ColumnBuilder.Gathered, mended: CellReader.Mended) {
        let mended = reader.mended
        reader.forgetMended()
        return (builder.take(), mended)
    }
}
