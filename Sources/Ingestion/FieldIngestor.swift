import CSV
import Expressions
import Grants

/// Reads the column of one field, and gathers what may leave ingest of it.
struct FieldIngestor {
    let field: FieldDefinition
    /// The number of the column in the export, from 1.
    let number: Int
    private(set) var reader: CellReader
    private let isKey: Bool
    private let plain: PlainCell
    private var builder: ColumnBuilder

    /// Makes the reader of a column.
    init(_ field: FieldDefinition, of table: TableDefinition, number: Int, dataDay: CivilDate) {
        self.field = field
        self.number = number
        let latest = field.name == table.lastDate ? dataDay : nil
        let missingValues = field.missingValues ?? table.missingValues
        reader = CellReader(field: field, missingValues: missingValues, latest: latest)
        plain = PlainCell(field, missingValues: missingValues, latest: latest)
        isKey =
            table.primaryKey.contains(field.name)
            || table.foreignKeys.contains { $0.field == field.name }
        builder = ColumnBuilder(field.valueType, words: field.codes?.map(\.code) ?? [])
    }

    /// What is wrong with the cells of the batch read last, by their rows in it.
    private(set) var faults: [(row: Int, fault: CellFault)] = []

    /// Reads the column of a batch.
    mutating func read(_ batch: PlainBatch) {
        faults.removeAll(keepingCapacity: true)
        for row in 0..<batch.count {
            let cell = batch.cells[row * batch.columns + number - 1]
            if readPlain(batch.bytes, cell) { continue }
            for fault in read(batch.cell(cell), isAligned: true) { faults.append((row, fault)) }
        }
    }

    /// Whether many of its cells are unlike each other, so that reading it takes long.
    var isDear: Bool { field.codes == nil && field.treatment != .drop }

    /// Reads a record's cell if it is written exactly as declared.
    ///
    /// - Returns: Whether it is; if not, nothing was done.
    private mutating func readPlain(_ bytes: [UInt8], _ cell: PlainRows.Field) -> Bool {
        !cell.hasPairs && plain.read(bytes, from: cell.start, to: cell.end, into: &builder)
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

    /// Returns the values as they may leave ingest; nothing of what is dropped.
    ///
    /// Each different identifier is hashed once, however many records bear it.
    func column(_ hash: KeyedHash) -> Column? {
        switch field.treatment {
        case .drop: return nil
        case .keep: return builder.column
        case .pseudonym(let domain):
            guard case .text(let texts) = builder.column else { return nil }
            let pseudonyms = texts.values.map { hash.pseudonym(of: $0, domain: domain) }
            return .text(texts.with(values: pseudonyms))
        }
    }
}
