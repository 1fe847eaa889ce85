import CSV
import Files

/// A CSV file as it was read: its rows, brought to the number of columns, and its faults.
struct CSVTable {
    let file: String
    /// The names of the columns; nil where there are none.
    private(set) var names: [String]?
    /// The number of columns; nil where there is no row either.
    private(set) var width: Int?
    private(set) var rows: [[String]] = []
    private(set) var findings: [CSVFinding] = []

    /// Reads a file.
    ///
    /// - Throws: `FileFault` where it cannot be read, `Failure` where there is no table in it.
    init(file: String, layout: CSVLayout) throws {
        self.file = file
        let bytes = try InputFile.read(file)
        if DialectGuess(Array(bytes.prefix(8))).reasons.contains(.workbook) {
            throw Failure(65, "\(CSVFinding.shown(file)): \(GuessReason.workbook)")
        }
        var reader = Reader(
            DecodedText(bytes, encoding: layout.encoding),
            dialect: layout.dialect
        )
        reader.columnCount = layout.names?.count
        reader.skip(lines: layout.skip)
        try readHeader(&reader, layout)
        while let row = reader.next() {
            width = width ?? row.cells.count
            reader.columnCount = width
            add(row, width: width ?? row.cells.count)
        }
    }

    private mutating func readHeader(_ reader: inout Reader, _ layout: CSVLayout) throws {
        let header = reader.readHeader()
        if layout.dialect.header, header == nil {
            let words = "there is no header: the file is empty or ends before it"
            throw Failure(65, "\(CSVFinding.shown(file)): \(words)")
        }
        findings = reader.headerFaults.map { CSVFinding($0, file: file) }
        names = layout.names
        if names == nil, let header {
            findings += CSVFinding.labels(header, line: reader.headerLine ?? 1, file: file)
            names = header.map(Self.text)
        }
        width = names?.count
    }

    private mutating func add(_ row: Row, width: Int) {
        if row.isBlank {
            findings.append(.blank(row, file: file))
            return
        }
        findings += row.faults.map { CSVFinding($0, file: file) }
        let isWhole = row.faults.allSatisfy {
            !$0.kind.concernsQuotes && $0.kind != .rowTooLong
        }
        if isWhole, row.cells.count != width {
            findings.append(.count(row, width: width, file: file))
        }
        let cells = row.cells.prefix(width).map { Self.text($0.value) }
        rows.append(cells + [String](repeating: "", count: width - cells.count))
    }

    /// Returns a value as text that any document can carry: what cannot go into XML becomes U+FFFD.
    private static func text(_ value: [UInt8]) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard text.unicodeScalars.contains(where: isForbidden) else { return text }
        var carried = ""
        for scalar in text.unicodeScalars {
            carried.unicodeScalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return carried
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": false
        case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": true
        default: false
        }
    }
}
