import CByteScan

/// Cuts rows that are written plainly, at the speed of memory; a hot file.
///
/// A row is plain if every quote opens a field, closes one or is doubled, no control character
/// stands in it, and it has a cell for each column. What is not plain is left to `Reader`, which
/// says what is wrong; both agree on every plain row (`PlainRowsTests`).
///
/// Instead of asking each byte for its meaning it goes from one that means something to the next
/// (`ByteScan`).
public struct PlainRows: Sendable {
    /// Why cutting stopped.
    public enum Step: Equatable, Sendable {
        /// The index holds no more rows.
        case full
        /// A row that is not plain follows.
        case other
        /// The end of the text.
        case end
    }

    /// Where the next row begins.
    public private(set) var offset = 0

    private let quote: UInt8?
    private let takesPair: Bool
    private let limits: Limits
    /// How many bytes a row has at most.
    private let longest: Int
    private var scan: ByteScan

    /// Prepares to cut texts; nothing where the dialect has more than delimiters of one byte,
    /// doubled quotes and line ends.
    public init?(_ dialect: Dialect, limits: Limits = Limits()) {
        guard dialect.delimiter.count == 1, dialect.commentPrefix == nil,
            dialect.commentRows.isEmpty, !dialect.skipInitialSpace, dialect.nullSequence == nil,
            dialect.lineEnd != .cr,
            dialect.escape == nil || dialect.escape == dialect.quote,
            dialect.quote == nil || dialect.doubleQuote || dialect.escape == dialect.quote,
            dialect.quote != 0x09
        else { return nil }
        quote = dialect.quote
        takesPair = dialect.lineEnd != .lf
        self.limits = limits
        longest = min(limits.fieldBytes, limits.rowBytes)
        scan = ByteScan(dialect)
    }

    /// Cuts rows from an offset on into an index until it is full, a row is not plain, or the text
    /// ends; a text has `CellIndex.mostBytes` at most.
    public mutating func cut(
        _ bytes: [UInt8],
        from start: Int,
        into index: inout CellIndex
    ) -> Step {
        offset = start
        guard index.columns <= limits.columns else { return .other }
        // Two arrays of one value cannot be written to at the same time.
        var taken: [Int] = []
        swap(&taken, &index.innerLines)
        defer { swap(&taken, &index.innerLines) }
        let (capacity, columns) = (index.capacity, index.columns)
        var row = OpenRow(start, number: index.count, columns: columns)
        defer { (index.count, offset) = (row.number, row.start) }
        var innerLines = taken.mutableSpan
        var cells = index.cells.mutableSpan
        let text = bytes.span
        scan.go(to: start)
        while row.number < capacity, row.start < text.count {
            guard row.place &+ ByteScan.blockSize <= cells.count else { return .other }
            guard let (start, block) = scan.take(text) else {
                guard !scan.endsAmidst else { return .other }
                cells[row.place] = PackedCell(row.field, text.count)
                row.place += 1
                row.field = text.count
                guard end(&row, at: text.count, text, columns, &cells, &innerLines) else {
                    return .other
                }
                break
            }
            var left = UInt64.max
            repeat {
                // What is left of the block, up to the next line end and with it.
                let lines = block.lines & left
                let part = left & (lines ^ (lines &- 1))
                row.take(block.ends & part, from: start, &cells)
                if (block.odd | block.quotes | block.innerLines) & part != 0 {
                    if block.odd & part != 0 { return .other }
                    row.hasQuotes = row.hasQuotes || block.quotes & part != 0
                    row.innerLines += (block.innerLines & part).nonzeroBitCount
                }
                if lines == 0 { break }
                left &= ~part
                guard end(&row, at: row.field &- 1, text, columns, &cells, &innerLines) else {
                    return .other
                }
            } while row.number < capacity
        }
        return row.number < capacity ? .end : .full
    }

    /// A row that is being cut.
    private struct OpenRow {
        /// Its number in the index, from 0.
        var number: Int
        /// Where it begins.
        var start: Int
        /// The place in the index of the next cell.
        var place: Int
        /// Where that cell begins in the text.
        var field: Int
        /// How many line ends stand in quotes.
        var innerLines = 0
        var hasQuotes = false

        init(_ start: Int, number: Int, columns: Int) {
            self.number = number
            self.start = start
            place = number * columns
            field = start
        }

        /// Takes the cells that end in a block, 12 instructions each: no more than the index has room
        /// for, and none beyond the text.
        @inline(__always)
        mutating func take(
            _ ends: UInt64,
            from start: Int,
            _ cells: inout MutableSpan<PackedCell>
        ) {
            var ends = ends
            while ends != 0 {
                let end = start &+ ends.trailingZeroBitCount
                unsafe cells[unchecked: place] = PackedCell(field, end)
                place &+= 1
                field = end &+ 1
                ends &= ends &- 1
            }
        }
    }

    /// Ends a row whose last cell is in the index, and begins the next; returns whether it is plain.
    @inline(__always)
    private func end(
        _ row: inout OpenRow,
        at mark: Int,
        _ text: borrowing Span<UInt8>,
        _ columns: Int,
        _ cells: inout MutableSpan<PackedCell>,
        _ innerLines: inout MutableSpan<Int>
    ) -> Bool {
        var stop = mark
        if takesPair, mark < text.count, mark > row.start, text[mark &- 1] == 0x0D {
            stop = mark &- 1
            let last = cells[row.place &- 1]
            cells[row.place &- 1] = PackedCell(last.start, stop)
        }
        guard row.place == (row.number &+ 1) &* columns, stop &- row.start <= longest else {
            return false
        }
        if row.hasQuotes { takeQuotes(text, row.place &- columns..<row.place, &cells) }
        innerLines[row.number] = row.innerLines
        row.number &+= 1
        row.start = row.field
        row.innerLines = 0
        row.hasQuotes = false
        return true
    }

    /// Takes the quotes off the cells of a row; each stands at a cell's beginning or end, or is
    /// doubled.
    @inline(never)
    private func takeQuotes(
        _ text: borrowing Span<UInt8>,
        _ places: Range<Int>,
        _ cells: inout MutableSpan<PackedCell>
    ) {
        guard let quote else { return }
        for place in places {
            let cell = cells[place]
            guard cell.length > 1, text[cell.start] == quote else { continue }
            let (start, end) = (cell.start + 1, cell.end - 1)
            var hasPairs = false
            for offset in start..<end where text[offset] == quote { hasPairs = true }
            cells[place] = PackedCell(start, end, isQuoted: true, hasPairs: hasPairs)
        }
    }
}
