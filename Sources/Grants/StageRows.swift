import CSV

/// The rows of a CSV file that a stage wrote.
public struct StageRows: Sendable {
    /// The rows after the header, each with its line.
    public let rows: [(line: Int, cells: [String])]

    /// Reads the rows of a file with exactly this header.
    ///
    /// - Throws: `StageFileFault` where the file is anything else.
    public init(_ bytes: [UInt8], header: [String], file: String) throws(StageFileFault) {
        let text = DecodedText(bytes, encoding: .utf8)
        var reader = Reader(text, dialect: Dialect())
        let found = reader.readHeader()?.map { String(decoding: $0, as: UTF8.self) }
        guard text.faults.isEmpty, found == header, reader.endsWithLineEnd else {
            throw StageFileFault(file: file, line: 1)
        }
        reader.columnCount = header.count
        var rows: [(Int, [String])] = []
        while let row = reader.next() {
            guard row.faults.isEmpty, row.cells.count == header.count else {
                throw StageFileFault(file: file, line: row.line)
            }
            rows.append((row.line, row.cells.map { String(decoding: $0.value, as: UTF8.self) }))
        }
        self.rows = rows
    }
}
