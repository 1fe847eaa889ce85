/// Reads a text row by row, with the place of each cell and with what is wrong.
///
/// Never fails: a row that cannot be read as it stands is returned with faults. A quote that was
/// never closed costs its own row and the lines that make no row by themselves, and nothing else.
public struct Reader: IteratorProtocol, Sendable {
    /// How many cells a row should have, by which rows are recognised after an unclosed quote.
    ///
    /// The header sets it where it was nil; without a number reading goes on at the next line.
    public var columnCount: Int?
    /// The names of the columns, joined where there are several header rows.
    ///
    /// Empty parts are left out of a joined name. Nil before the header is read, where the dialect
    /// has none, and where the text ends before its last row.
    public private(set) var header: [[UInt8]]?
    /// The physical line on which the first header row begins, from 1.
    public private(set) var headerLine: Int?
    /// What is wrong with the header rows, in their order.
    public private(set) var headerFaults: [RowFault] = []
    /// Whether the text's last bytes are a line end.
    public let endsWithLineEnd: Bool

    private let text: DecodedText
    private let syntax: Syntax
    private let dialect: Dialect
    private let limits: Limits
    private let commentRows: Set<Int>
    private var position = Position(offset: 0, line: 1)
    private var rowNumber = 0
    private var faultIndex = 0
    private var hasReadHeader = false

    /// Creates a reader that stands at the beginning of a text.
    public init(_ text: DecodedText, dialect: Dialect, limits: Limits = Limits()) {
        self.text = text
        self.dialect = dialect
        self.limits = limits
        syntax = Syntax(text.bytes, dialect: dialect)
        commentRows = Set(dialect.commentRows)
        endsWithLineEnd = syntax.endsWithLineEnd
    }

    /// Steps over lines before anything is read, whatever quotes they hold; each counts as a row.
    public mutating func skip(lines count: Int) {
        for _ in 0..<count where position.offset < text.bytes.count {
            position = syntax.nextLine(after: position, stoppingInside: true)
            rowNumber += 1
        }
        passBrokenBytes()
    }

    /// Reads the header rows and returns the names of the columns; later calls return them again.
    @discardableResult
    public mutating func readHeader() -> [[UInt8]]? {
        guard !hasReadHeader else { return header }
        hasReadHeader = true
        guard dialect.header, !dialect.headerRows.isEmpty else { return nil }
        var rows: [Row] = []
        for number in Set(dialect.headerRows).sorted() {
            guard let row = readRow(from: number) else { return nil }
            headerLine = headerLine ?? row.line
            headerFaults += row.faults
            rows.append(row)
        }
        header = join(rows)
        columnCount = columnCount ?? header?.count
        return header
    }

    /// Reads the next row after the header that is no comment; nil at the end of the text.
    public mutating func next() -> Row? {
        readHeader()
        return readRow(columns: columnCount)
    }

    /// Where the next row begins: its offset in the text, its line from 1, and how many rows there
    /// were before it.
    public var place: (offset: Int, line: Int, rows: Int) {
        get { (position.offset, position.line, rowNumber) }
        set {
            position = Position(offset: newValue.offset, line: newValue.line)
            rowNumber = newValue.rows
            faultIndex = 0
            passBrokenBytes()
        }
    }

    /// Reads up to the first row with a number or a higher one, knowing no number of columns: the
    /// rows before the header have one of their own.
    private mutating func readRow(from number: Int) -> Row? {
        while let row = readRow(columns: nil) {
            if row.row >= number { return row }
        }
        return nil
    }

    private func join(_ rows: [Row]) -> [[UInt8]] {
        let width = rows.map(\.cells.count).max() ?? 0
        return (0..<width).map { column in
            let parts = rows.compactMap { row in
                column < row.cells.count ? row.cells[column].value : nil
            }
            guard parts.count > 1 else { return parts.first ?? [] }
            return Array(parts.filter { !$0.isEmpty }.joined(separator: dialect.headerJoin.utf8))
        }
    }

    private mutating func readRow(columns: Int?) -> Row? {
        while position.offset < text.bytes.count {
            rowNumber += 1
            if beginsComment {
                position = syntax.nextLine(after: position)
                passBrokenBytes()
                continue
            }
            let row = readAnyRow(columns: columns)
            if !commentRows.contains(row.row) { return row }
        }
        return nil
    }

    private var beginsComment: Bool {
        guard let prefix = dialect.commentPrefix, !prefix.isEmpty else { return false }
        return text.bytes[position.offset...].starts(with: prefix)
    }

    private mutating func readAnyRow(columns: Int?) -> Row {
        let recovery = Recovery(syntax: syntax, limits: limits, columns: columns)
        let broken = faultIndex < text.faults.count ? text.faults[faultIndex] : nil
        let line = position.line
        var scan = RowScan(
            syntax,
            limits: limits,
            from: position,
            brokenByte: broken?.offset ?? .max
        )
        scan.read()
        let opening = recovery.suspect(in: scan)
        position = opening.map { recovery.nextRow(after: $0) } ?? scan.position
        var row = Row(cells: scan.cells, line: line, row: rowNumber, faults: scan.faults)
        if let opening {
            row.cut(at: opening)
        }
        if let broken, broken.offset < position.offset {
            row.addBrokenBytes(broken, in: scan.brokenField)
            passBrokenBytes()
        }
        return row
    }

    private mutating func passBrokenBytes() {
        while faultIndex < text.faults.count, text.faults[faultIndex].offset < position.offset {
            faultIndex += 1
        }
    }
}
