@testable import CSV

/// Plain rows one by one, whatever number of cells they have.
struct RowByRow {
    enum Step {
        case row, other, end
    }

    private(set) var fields: [PackedCell] = []
    private(set) var offset: Int
    private(set) var innerLines = 0
    private let text: [UInt8]
    private let most: Int
    private var rows: PlainRows

    init?(_ text: DecodedText, dialect: Dialect, from offset: Int, limits: Limits = Limits()) {
        guard let rows = PlainRows(dialect, limits: limits) else { return nil }
        self.rows = rows
        self.text = text.bytes
        self.offset = offset
        most = 1 + text.bytes.count { $0 == dialect.delimiter[0] }
    }

    mutating func seek(to offset: Int) {
        self.offset = offset
    }

    mutating func next() -> Step {
        guard offset < text.count else { return .end }
        for columns in 1...most {
            var index = CellIndex(columns: columns, capacity: 1)
            guard rows.cut(text, from: offset, into: &index) == .full else { continue }
            fields = index.row(0)
            innerLines = index.innerLines[0]
            offset = rows.offset
            return .row
        }
        return .other
    }
}
