import CSV

/// The rows of a text, and the reader that has read them.
func readAll(
    _ text: String,
    dialect: Dialect = Dialect(),
    columns: Int? = nil,
    limits: Limits = Limits()
) -> (rows: [Row], reader: Reader) {
    readAll(Array(text.utf8), dialect: dialect, columns: columns, limits: limits)
}

/// The rows of a file in UTF-8, and the reader that has read them.
func readAll(
    _ bytes: [UInt8],
    dialect: Dialect = Dialect(),
    columns: Int? = nil,
    limits: Limits = Limits()
) -> (rows: [Row], reader: Reader) {
    let text = DecodedText(bytes, encoding: .utf8)
    var reader = Reader(text, dialect: dialect, limits: limits)
    reader.columnCount = columns
    var rows: [Row] = []
    while let row = reader.next() {
        rows.append(row)
    }
    return (rows, reader)
}

extension Dialect {
    /// Semicolons and no header row.
    static let bare = Dialect(delimiter: [0x3B], header: false)
}

extension Row {
    /// The values as strings.
    var strings: [String] {
        cells.map { String(decoding: $0.value, as: UTF8.self) }
    }
}

/// A short way to write a fault that is expected.
func fault(_ kind: RowFault.Kind, line: Int, column: Int, source: Int? = nil) -> RowFault {
    RowFault(kind: kind, line: line, column: column, sourceOffset: source)
}

extension [Row] {
    /// What is wrong in any of the rows.
    var allFaults: [RowFault] { flatMap(\.faults) }
}
