/// Cuts rows that are written plainly, at the speed of memory; a hot file.
///
/// A row is plain if every quote opens a field, closes one or is doubled, no control character
/// stands in it, and it has a cell for each column. What is not plain is left to `Reader`, which
/// says what is wrong; both agree on every plain row (`PlainRowsTests`).
///
/// Instead of asking each byte for its meaning it compares 16 at a time and goes from one that
/// means something to the next.
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

    /// How many bytes are looked at together.
    static let blockSize = 64

    /// Where the next row begins.
    public private(set) var offset = 0

    private let delimiter: UInt8
    private let quote: UInt8
    private let hasQuote: Bool
    private let signs: Signs
    private let takesLineFeed: Bool
    private let takesPair: Bool
    private let limits: Limits
    /// How many bytes a row has at most.
    private let longest: Int

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
        delimiter = dialect.delimiter[0]
        quote = dialect.quote ?? dialect.delimiter[0]
        hasQuote = dialect.quote != nil
        signs = Signs(delimiter: delimiter, quote: quote)
        takesLineFeed = dialect.lineEnd != .crlf
        takesPair = dialect.lineEnd != .lf
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
        // Two arrays of one value cannot be written to at the same time.
        var taken: [Int] = []
        swap(&taken, &index.innerLines)
        defer { swap(&taken, &index.innerLines) }
        var innerLines = taken.mutableSpan
        let text = bytes.span
        let (capacity, columns, delimiter) = (index.capacity, index.columns, delimiter)
        var count = index.count
        defer { index.count = count }
        var cells = index.cells.mutableSpan
        var marks = Marks(signs)
        marks.go(to: start, text)
        // The place in the index of the next cell, and where it begins in the text.
        var (place, field, lines) = (count * columns, start, 0)
        while count < capacity, offset < text.count {
            guard place + Self.blockSize <= cells.count else { return .other }
            // Nearly every mark is a delimiter; where one too many is, the row's end shows it. A block
            // has no more marks than the index has room for, and none beyond the text.
            while !marks.isEmpty, unsafe text[unchecked: marks.next] == delimiter {
                let mark = marks.take()
                unsafe cells[unchecked: place] = PackedCell(field, mark)
                place &+= 1
                field = mark &+ 1
            }
            if marks.isEmpty, marks.goOn(text) { continue }
            let mark = marks.isEmpty ? text.count : marks.take()
            var (stop, next) = (mark, mark &+ 1)
            if mark < text.count, text[mark] == 0x0A, takesLineFeed {
                cells[place] = PackedCell(field, mark)
            } else if mark < text.count, text[mark] == 0x09 {
                continue
            } else {
                guard let end = end(of: field, text, at: mark) else { return .other }
                cells[place] = end.cell
                lines += end.innerLines
                (stop, next) = (end.stop, end.next)
                marks.go(to: next, text)
                if !end.endsRow {
                    place &+= 1
                    field = next
                    continue
                }
            }
            guard place == count &* columns &+ columns &- 1, stop &- offset <= longest else {
                return .other
            }
            place &+= 1
            innerLines[count] = lines
            count &+= 1
            (field, lines, offset) = (next, 0, next)
        }
        return count < capacity ? .end : .full
    }

    /// A cell that ends otherwise than at a delimiter or a line feed.
    private struct End {
        let cell: PackedCell
        /// Where it ends, behind a closing quote.
        let stop: Int
        /// Where the next cell begins, or the next row.
        let next: Int
        let endsRow: Bool
        let innerLines: Int
    }

    /// Cuts a cell that is quoted, or ends at a carriage return or the end of the text; nothing
    /// where it is not plain.
    ///
    /// It stands by itself so that what it needs is not carried from mark to mark.
    @inline(never)
    private func end(of field: Int, _ text: borrowing Span<UInt8>, at mark: Int) -> End? {
        var cell = PackedCell(field, mark)
        var end = mark
        var innerLines = 0
        if hasQuote, mark == field, mark < text.count, text[mark] == quote {
            guard let quoted = cutQuoted(text, from: mark, &innerLines) else { return nil }
            cell = quoted
            end = quoted.end + 1
            if end < text.count, text[end] == delimiter {
                return End(
                    cell: cell,
                    stop: end,
                    next: end + 1,
                    endsRow: false,
                    innerLines: innerLines
                )
            }
        }
        let next = lineEnd(text, at: end)
        guard next > 0 else { return nil }
        return End(cell: cell, stop: end, next: next, endsRow: true, innerLines: innerLines)
    }

    /// Returns the offset behind the line end that stands at an offset; 0 where none does.
    private func lineEnd(_ text: borrowing Span<UInt8>, at end: Int) -> Int {
        guard end < text.count else { return end }
        if text[end] == 0x0A { return takesLineFeed ? end + 1 : 0 }
        let isPair = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A
        return isPair && takesPair ? end + 2 : 0
    }

    /// Cuts the cell that opens at a quote; nothing where it is not closed, or holds what is not
    /// plain.
    private func cutQuoted(
        _ text: borrowing Span<UInt8>,
        from opening: Int,
        _ innerLines: inout Int
    ) -> PackedCell? {
        var hasPairs = false
        var marks = Marks(signs)
        marks.go(to: opening + 1, text)
        while true {
            if marks.isEmpty {
                guard marks.goOn(text) else { return nil }
                continue
            }
            let mark = marks.take()
            switch text[mark] {
            case quote:
                guard mark + 1 < text.count, text[mark + 1] == quote else {
                    return PackedCell(opening + 1, mark, isQuoted: true, hasPairs: hasPairs)
                }
                hasPairs = true
                marks.go(to: mark + 2, text)
            case 0x0A where takesLineFeed: innerLines += 1
            case delimiter, 0x09: continue
            default: return nil
            }
        }
    }
}

// MARK: Marks

extension PlainRows {
    /// Goes through the bytes of a text that mean something, by blocks.
    private struct Marks {
        private let signs: Signs
        /// The block that is looked at, and which of its bytes mean something.
        private var block = 0
        private var bits: UInt64 = 0

        init(_ signs: Signs) {
            self.signs = signs
        }

        /// Whether no more of the block's bytes means something.
        var isEmpty: Bool { bits == 0 }

        /// The offset of the next byte that means something, where there is one.
        var next: Int { block &+ bits.trailingZeroBitCount }

        /// Goes to an offset.
        @inline(__always)
        mutating func go(to position: Int, _ text: borrowing Span<UInt8>) {
            block = position & ~(PlainRows.blockSize - 1)
            bits = block < text.count ? signs.marks(text, at: block) : 0
            bits &= UInt64.max &<< UInt64(truncatingIfNeeded: position & (PlainRows.blockSize - 1))
        }

        /// Goes to the next block; returns false, and stays, where there is none.
        @inline(__always)
        mutating func goOn(_ text: borrowing Span<UInt8>) -> Bool {
            guard block &+ PlainRows.blockSize < text.count else { return false }
            block &+= PlainRows.blockSize
            bits = signs.marks(text, at: block)
            return true
        }

        /// Returns the offset of the next byte that means something, and passes it.
        @inline(__always)
        mutating func take() -> Int {
            let mark = next
            bits &= bits &- 1
            return mark
        }
    }

    /// The bytes that mean something: delimiters, quotes, control characters, and 0xEF, with which
    /// the two scalars begin that are no characters.
    private final class Signs: Sendable {
        private let delimiters: SIMD16<UInt8>
        private let quotes: SIMD16<UInt8>
        private let controls = SIMD16<UInt8>(repeating: 0x1F)
        private let noncharacters = SIMD16<UInt8>(repeating: 0xEF)
        private let weights = SIMD16<UInt8>(
            1,
            2,
            4,
            8,
            16,
            32,
            64,
            128,
            1,
            2,
            4,
            8,
            16,
            32,
            64,
            128
        )

        init(delimiter: UInt8, quote: UInt8) {
            delimiters = SIMD16(repeating: delimiter)
            quotes = SIMD16(repeating: quote)
        }

        /// Returns which of 64 bytes mean something.
        ///
        /// It stands by itself so that what it needs for a block is not carried from mark to mark.
        @inline(never)
        func marks(_ text: borrowing Span<UInt8>, at block: Int) -> UInt64 {
            guard block + 64 <= text.count else { return lastMarks(text, at: block) }
            let bytes = unsafe text.bytes.unsafeLoadUnaligned(
                fromByteOffset: block,
                as: InlineArray<4, SIMD16<UInt8>>.self
            )
            return marks(bytes[0]) | marks(bytes[1]) << 16 | marks(bytes[2]) << 32
                | marks(bytes[3]) << 48
        }

        /// Returns which of 16 bytes mean something: a byte that does becomes one bit, another one
        /// for each of eight, and the eight are summed up in the highest byte of a product.
        @inline(__always)
        private func marks(_ bytes: SIMD16<UInt8>) -> UInt64 {
            let means =
                unsafe unsafeBitCast(bytes .== delimiters, to: SIMD16<UInt8>.self)
                | unsafeBitCast(bytes .== quotes, to: SIMD16<UInt8>.self)
                | unsafeBitCast(bytes .<= controls, to: SIMD16<UInt8>.self)
                | unsafeBitCast(bytes .== noncharacters, to: SIMD16<UInt8>.self)
            let bits = unsafe unsafeBitCast(means & weights, to: SIMD2<UInt64>.self)
            let ones: UInt64 = 0x0101_0101_0101_0101
            return (bits[0] &* ones) >> 56 | ((bits[1] &* ones) >> 56) << 8
        }

        private func lastMarks(_ text: borrowing Span<UInt8>, at block: Int) -> UInt64 {
            var marks: UInt64 = 0
            for index in block..<max(block, text.count) {
                let byte = text[index]
                if byte == delimiters[0] || byte == quotes[0] || byte < 0x20 || byte == 0xEF {
                    marks |= 1 << UInt64(index - block)
                }
            }
            return marks
        }
    }
}
