import CSV

/// Plain rows that wait to be read, column by column: so that two columns can be read at the same
/// time, and each of them in one go.
struct PlainBatch {
    /// So many rows keep their cells in a core's cache.
    static let size = 2048

    /// The text.
    let bytes: [UInt8]
    /// The number of columns.
    let columns: Int
    /// The cells row by row.
    private(set) var cells: [PlainRows.Field] = []
    /// The number of rows.
    private(set) var count = 0

    /// Makes an empty batch.
    init(of bytes: [UInt8], columns: Int) {
        self.bytes = bytes
        self.columns = columns
    }

    /// Whether no row fits any more.
    var isFull: Bool { count == Self.size }

    /// Adds a row with a cell for each column.
    mutating func append(_ row: [PlainRows.Field]) {
        cells += row
        count += 1
    }

    /// Forgets all rows.
    mutating func removeAll() {
        cells.removeAll(keepingCapacity: true)
        count = 0
    }

    /// Returns a cell's text.
    func cell(_ field: PlainRows.Field) -> Cell {
        Cell(value: field.value(in: bytes), line: 0, isQuoted: field.isQuoted)
    }
}

extension PlainRows.Field {
    /// Returns the text without its quotes, doubled ones as one.
    func value(in bytes: [UInt8]) -> [UInt8] {
        let value = bytes[start..<end]
        guard hasPairs else { return Array(value) }
        let quote = bytes[start - 1]
        var single: [UInt8] = []
        var isSecond = false
        for byte in value {
            isSecond = byte == quote && !isSecond
            if byte != quote || isSecond { single.append(byte) }
        }
        return single
    }
}
