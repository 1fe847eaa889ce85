import CSV

/// A way in which a file may be written.
struct FileForm: Equatable {
    var encoding: Encoding
    var dialect: Dialect

    /// What a file's beginning looks like if it is cut in this way.
    struct Cut: Equatable {
        /// How many cells the header has.
        var cells: Int
        /// How many rows are not blank, from the header on, and how many of them have as many cells.
        var rows = 0
        var whole = 0
        /// How many cells stand in quotes, and how many rows have a quote out of place.
        var quoted = 0
        var faulty = 0
        /// How many characters cannot be decoded.
        var broken = 0

        /// Tells whether this cut is at least as good as another.
        func isNoWorse(than other: Cut) -> Bool {
            whole >= other.whole && quoted >= other.quoted && faulty <= other.faulty
                && broken <= other.broken
        }
    }

    /// Decodes a file's beginning.
    func text(of sample: [UInt8]) -> DecodedText {
        DecodedText(sample, encoding: encoding)
    }

    /// The names that the header shows.
    func header(of text: DecodedText) -> Set<String> {
        Set(names(of: text).map(Layout.name))
    }

    private func names(of text: DecodedText) -> [[UInt8]] {
        var reader = Reader(text, dialect: Layout.dialect(dialect, for: text.bytes))
        return reader.readHeader() ?? []
    }

    /// The names that the first rows would show, if each were the header.
    func names(ofRows count: Int, in text: DecodedText) -> [(row: Int, names: Set<String>)] {
        var dialect = Layout.dialect(dialect, for: text.bytes)
        dialect.header = false
        var reader = Reader(text, dialect: dialect)
        var rows: [(row: Int, names: Set<String>)] = []
        while rows.count < count, let row = reader.next() {
            rows.append((row.row, Set(row.cells.map { Layout.name($0.value) })))
        }
        return rows
    }

    /// Cuts a file's beginning into rows.
    ///
    /// - Parameters:
    ///   - sample: The beginning.
    ///   - isCut: Whether the file goes on; then the last row is left out.
    ///   - cells: How many cells a row should have; as many as the header where nothing is said.
    /// - Returns: What came of it.
    func cut(_ sample: [UInt8], isCut: Bool, cells: Int? = nil) -> Cut {
        let text = text(of: sample)
        let dialect = Layout.dialect(dialect, for: text.bytes)
        var reader = Reader(text, dialect: dialect)
        reader.columnCount = cells
        let header = reader.readHeader()?.count ?? 0
        let cells = cells ?? header
        var rows: [Row] = []
        while let row = reader.next() {
            if !row.isBlank { rows.append(row) }
        }
        if isCut && !rows.isEmpty { rows.removeLast() }
        return Cut(
            cells: cells,
            rows: rows.count + 1,
            whole: rows.count { $0.cells.count == cells } + (header == cells ? 1 : 0),
            quoted: rows.reduce(0) { $0 + $1.cells.count(where: \.isQuoted) },
            faulty: rows.count { $0.faults.contains(where: \.kind.concernsQuotes) },
            broken: text.faults.count
        )
    }
}
