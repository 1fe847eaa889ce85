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

    private let form: ByteScanForm
    private let limits: Limits
    /// How many bytes a row has at most.
    private let longest: Int
    private var rows = ByteScan.Rows(capacity: 0)

    /// Prepares to cut texts; nothing where the dialect has more than delimiters of one byte,
    /// doubled quotes and line ends.
    public init?(_ dialect: Dialect, limits: Limits = Limits()) {
        self.init(dialect, limits: limits, gathers: ByteScan.canGather)
    }

    /// Prepares to cut texts, with or without what only some processors can do.
    init?(_ dialect: Dialect, limits: Limits, gathers: Bool) {
        guard dialect.delimiter.count == 1, dialect.commentPrefix == nil,
            dialect.commentRows.isEmpty, !dialect.skipInitialSpace, dialect.nullSequence == nil,
            dialect.lineEnd != .cr,
            dialect.escape == nil || dialect.escape == dialect.quote,
            dialect.quote == nil || dialect.doubleQuote || dialect.escape == dialect.quote,
            dialect.quote != 0x09
        else { return nil }
        form = ByteScanForm(
            delimiter: dialect.delimiter[0],
            quote: dialect.quote ?? 0,
            hasQuote: dialect.quote != nil,
            takesLineFeed: dialect.lineEnd != .crlf,
            takesPair: dialect.lineEnd != .lf,
            gathers: gathers && ByteScan.canGather
        )
        self.limits = limits
        longest = min(limits.fieldBytes, limits.rowBytes)
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
        let room = index.capacity - index.count
        if rows.capacity != room { rows = ByteScan.Rows(capacity: room) }
        let place = index.count * index.columns
        let text = bytes.span
        ByteScan.find(
            in: text,
            from: start,
            form,
            longest: longest,
            cells: &index.cells,
            from: place,
            rows: &rows
        )
        let cells = place + rows.cells
        for number in 0..<rows.count {
            let next = (index.count &+ 1) &* index.columns
            // A row has a cell for each column if the last of them ends where it does.
            guard next <= cells, index.cells[next &- 1].end == Int(rows.ends[number]),
                end(number, text, next, &index)
            else { return .other }
        }
        if index.count == index.capacity { return .full }
        return offset < text.count ? .other : .end
    }

    /// Ends a row whose cells are in the index before a place; returns whether it is plain.
    @inline(__always)
    private mutating func end(
        _ number: Int,
        _ text: borrowing Span<UInt8>,
        _ next: Int,
        _ index: inout CellIndex
    ) -> Bool {
        let rowEnd = Int(rows.ends[number])
        var end = rowEnd
        if form.takesPair, end < text.count, end > offset, text[end &- 1] == 0x0D {
            end = end &- 1
            index.cells[next &- 1] = PackedCell(index.cells[next &- 1].start, end)
        }
        guard end &- offset <= longest else { return false }
        index.innerLines[index.count] = 0
        if rows.hasMarks {
            let marks = rows.marks[number]
            guard !marks.isOdd else { return false }
            if marks.quotes > 0 {
                takeQuotes(Int(marks.quotes), text, next &- index.columns..<next, &index.cells)
            }
            index.innerLines[index.count] = Int(marks.innerLines)
        }
        index.count &+= 1
        offset = min(rowEnd &+ 1, text.count)
        return true
    }

    /// Takes quotes off the cells of a row; each stands at a cell's beginning or end, or is doubled.
    @inline(never)
    private func takeQuotes(
        _ quotes: Int,
        _ text: borrowing Span<UInt8>,
        _ places: Range<Int>,
        _ cells: inout [PackedCell]
    ) {
        var quotes = quotes
        var place = places.upperBound
        while quotes > 0, place > places.lowerBound {
            place &-= 1
            let cell = cells[place]
            guard cell.length > 1, text[cell.start] == form.quote else { continue }
            let (start, end) = (cell.start &+ 1, cell.end &- 1)
            quotes &-= 2
            var hasPairs = false
            // Where each quoted cell of a row has two quotes, none is doubled.
            if quotes > 0 {
                var inner = 0
                for offset in start..<end where text[offset] == form.quote { inner += 1 }
                quotes &-= inner
                hasPairs = inner > 0
            }
            cells[place] = PackedCell(start, end, isQuoted: true, hasPairs: hasPairs)
        }
    }
}
