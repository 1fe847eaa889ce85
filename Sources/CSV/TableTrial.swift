/// A text read in one dialect, and how much it looks like a table then.
struct TableTrial {
    /// How many rows are read.
    private static let most = 1000

    let dialect: Dialect
    /// How many cells most rows of more than one have; 1 where there are none.
    let width: Int
    /// How many rows are not blank.
    let rowCount: Int
    /// How many rows there are from the header on, and how many of them have the width.
    let tableRows: Int
    let matches: Int
    let quotedCells: Int
    /// Whether each delimiter of the table is followed by a space, from the first row on.
    let hasSpaces: Bool
    private let header: Row?
    private let first: Row?
    private let cleanShare: Double
    private let faultShare: Double

    init(_ dialect: Dialect, _ text: [UInt8]) {
        self.dialect = dialect
        let rows = Self.rows(text, dialect)
        rowCount = rows.count
        first = rows.first
        width = Self.width(of: rows)
        let wide = rows.filter { [width] in $0.cells.count == width }
        header = wide.first { row in
            row.cells.count { !$0.isBlank } * 2 > row.cells.count
        }
        let table = rows.drop { [header] in $0.row < header?.row ?? 0 }
        tableRows = table.count
        let matching = table.filter { [width] in $0.cells.count == width }
        matches = matching.count
        let cells = matching.flatMap(\.cells)
        quotedCells = cells.count(where: \.isQuoted)
        let startsAtOnce = header?.row == first?.row
        let hasSpaces = startsAtOnce && Self.spacesFollow(matching)
        self.hasSpaces = hasSpaces
        let clean = cells.map(CellShape.init).count { shape in
            shape.isClean && (hasSpaces || !shape.beginsWithSpace)
        }
        cleanShare = cells.isEmpty ? 0 : Double(clean) / Double(cells.count)
        let faulty = rows.count { $0.faults.contains(where: \.kind.concernsQuotes) }
        faultShare = rows.isEmpty ? 0 : Double(faulty) / Double(rows.count)
    }

    /// Reads the rows that are not blank.
    private static func rows(_ text: [UInt8], _ dialect: Dialect) -> [Row] {
        var reader = Reader(DecodedText(text, encoding: .utf8), dialect: dialect)
        var rows: [Row] = []
        while rows.count < most, let row = reader.next() {
            if !row.isBlank { rows.append(row) }
        }
        return rows
    }

    /// Whether every cell but the first of its row begins with a space, as far as it has a value and
    /// no quotes.
    private static func spacesFollow(_ rows: [Row]) -> Bool {
        let shapes = rows.flatMap { $0.cells.dropFirst().map(CellShape.init) }
        return shapes.contains(where: \.beginsWithSpace)
            && shapes.allSatisfy {
                $0.beginsWithSpace || $0.cell.isQuoted || $0.cell.value.isEmpty
            }
    }

    /// How good the reading is: 0 to 100.
    ///
    /// The product of four shares: rows of one width from the header on, cells of one value, rows
    /// without a quote out of place, and, at half its weight, rows that belong to the table at all;
    /// less where the header cannot be one.
    var value: Int {
        guard width > 1, tableRows > 0 else { return 0 }
        let even = Double(matches) / Double(tableRows)
        let covered = Double(matches) / Double(rowCount)
        let doubt = hasDoubtfulHeader ? (header?.row == first?.row ? 0.8 : 0.4) : 1
        return Int(100 * even * cleanShare * (1 - faultShare) * (0.5 + covered / 2) * doubt)
    }

    /// The number of the header's row, from 1.
    var headerRow: Int { header?.row ?? 1 }
    /// The line on which the header begins, from 1.
    var headerLine: Int { header?.line ?? 1 }
    /// The number of the first row that is not blank, from 1.
    var firstRow: Int { first?.row ?? 1 }
    /// The line on which the first row that is not blank begins, from 1.
    var firstLine: Int { first?.line ?? 1 }

    /// Whether the header holds figures, blanks or a name twice.
    var hasDoubtfulHeader: Bool {
        guard let header else { return true }
        let names = Set(header.cells.map(\.value))
        return names.count < header.cells.count
            || header.cells.contains { $0.isBlank || CellShape(cell: $0).isFigure }
    }

    /// The most frequent number of cells above 1; of equals the largest.
    private static func width(of rows: [Row]) -> Int {
        var counts: [Int: Int] = [:]
        for row in rows where row.cells.count > 1 { counts[row.cells.count, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
    }
}
