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

    /// Where the next row begins.
    public private(set) var offset = 0

    private let delimiter: UInt8
    private let quote: UInt8
    private let hasQuote: Bool
    private let signs: Signs
    private let takesLineFeed: Bool
    private let takesPair: Bool
    private let limits: Limits

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
        let text = bytes.span
        var innerLines = taken.mutableSpan
        var marks = Marks(signs)
        marks.go(to: start, text)
        var count = index.count
        let capacity = index.capacity
        var step = Step.full
        var row = RowCut(columns: index.columns, capacity: index.capacity)
        var cells = index.cells.mutableSpan
        while count < capacity {
            row.begin(count)
            let next = offset < text.count ? cut(&row, text, &marks, &cells) : -1
            guard next >= 0 else {
                step = offset < text.count ? .other : .end
                break
            }
            innerLines[count] = row.innerLines
            count += 1
            offset = next
        }
        index.count = count
        return step
    }

    /// A row that is being cut.
    private struct RowCut {
        let columns: Int
        let capacity: Int
        /// The place of the next cell in the index, and that of the last one.
        var place = 0
        var last = 0
        var innerLines = 0

        init(columns: Int, capacity: Int) {
            self.columns = columns
            self.capacity = capacity
        }

        mutating func begin(_ row: Int) {
            place = row
            last = row &+ (columns &- 1) &* capacity
            innerLines = 0
        }
    }

    /// Cuts a row and returns the offset of the next one; -1 where it is not plain.
    @inline(__always)
    private func cut(
        _ row: inout RowCut,
        _ text: borrowing Span<UInt8>,
        _ marks: inout Marks,
        _ cells: inout MutableSpan<PackedCell>
    ) -> Int {
        var field = offset
        while true {
            let mark = marks.take(text)
            let byte = mark < text.count ? text[mark] : 0x0A
            if byte == delimiter {
                guard row.place < row.last else { return -1 }
                cells[row.place] = PackedCell(field, mark)
                row.place &+= row.capacity
                field = mark &+ 1
            } else if byte == 0x0A || byte == 0x0D {
                let next = lineEnd(text, at: mark)
                guard row.place == row.last, next > 0, fits(mark) else { return -1 }
                cells[row.place] = PackedCell(field, mark)
                if byte == 0x0D { marks.go(to: next, text) }
                return next
            } else if byte == quote, hasQuote, mark == field {
                guard row.place <= row.last, let cell = cutQuoted(text, from: mark, &row) else {
                    return -1
                }
                cells[row.place] = cell
                let end = cell.end + 1
                guard end < text.count, text[end] == delimiter else {
                    let next = lineEnd(text, at: end)
                    guard row.place == row.last, next > 0, fits(end) else { return -1 }
                    marks.go(to: next, text)
                    return next
                }
                guard row.place < row.last else { return -1 }
                row.place &+= row.capacity
                field = end + 1
                marks.go(to: field, text)
            } else if byte != 0x09 {
                return -1
            }
        }
    }

    /// Tells whether a row that ends at an offset is no longer than the limits.
    @inline(__always)
    private func fits(_ end: Int) -> Bool {
        end - offset <= min(limits.fieldBytes, limits.rowBytes)
    }

    /// Returns the offset behind the line end that stands at an offset; 0 where none does.
    @inline(__always)
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
        _ row: inout RowCut
    ) -> PackedCell? {
        var hasPairs = false
        var marks = Marks(signs)
        marks.go(to: opening + 1, text)
        while true {
            let mark = marks.take(text)
            guard mark < text.count else { return nil }
            switch text[mark] {
            case quote:
                guard mark + 1 < text.count, text[mark + 1] == quote else {
                    return PackedCell(opening + 1, mark, isQuoted: true, hasPairs: hasPairs)
                }
                hasPairs = true
                marks.go(to: mark + 2, text)
            case 0x0A where takesLineFeed: row.innerLines += 1
            case delimiter, 0x09: continue
            default: return nil
            }
        }
    }
}

// MARK: Marks

extension PlainRows {
    /// Goes through the bytes of a text that mean something.
    private struct Marks {
        private let signs: Signs
        /// The block of 64 bytes that is looked at, and which of its bytes mean something.
        private var block = 0
        private var marks: UInt64 = 0

        init(_ signs: Signs) {
            self.signs = signs
        }

        /// Goes to an offset.
        @inline(__always)
        mutating func go(to position: Int, _ text: borrowing Span<UInt8>) {
            let wanted = position & ~63
            block = wanted
            marks = wanted < text.count ? signs.marks(text, at: wanted) : 0
            marks &= UInt64.max &<< UInt64(truncatingIfNeeded: position & 63)
        }

        /// Returns the offset of the next byte that means something, and passes it; the text's
        /// length if none does.
        @inline(__always)
        mutating func take(_ text: borrowing Span<UInt8>) -> Int {
            while marks == 0 {
                block &+= 64
                guard block < text.count else {
                    block &-= 64
                    return text.count
                }
                marks = signs.marks(text, at: block)
            }
            let mark = block &+ marks.trailingZeroBitCount
            marks &= marks &- 1
            return mark
        }
    }

    /// The bytes that mean something: delimiters, quotes, control characters, and 0xEF, with which
    /// the two scalars begin that are no characters.
    private final class Signs: Sendable {
        private let delimiters: SIMD16<UInt8>
        private let quotes: SIMD16<UInt8>
        private let controls = SIMD16<UInt8>(repeating: 0x20)
        private let noncharacters = SIMD16<UInt8>(repeating: 0xEF)

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
            var marks: UInt64 = 0
            for part in 0..<4 {
                let bytes = unsafe text.bytes.unsafeLoadUnaligned(
                    fromByteOffset: block + 16 * part,
                    as: SIMD16<UInt8>.self
                )
                let lanes =
                    unsafe unsafeBitCast(bytes .== delimiters, to: SIMD2<UInt64>.self)
                    | unsafeBitCast(bytes .== quotes, to: SIMD2<UInt64>.self)
                    | unsafeBitCast(bytes .< controls, to: SIMD2<UInt64>.self)
                    | unsafeBitCast(bytes .== noncharacters, to: SIMD2<UInt64>.self)
                let bits = Self.bits(of: lanes[0]) | Self.bits(of: lanes[1]) << 8
                marks |= bits << UInt64(16 * part)
            }
            return marks
        }

        /// Gathers one bit of each byte of a mask: they are multiplied so that their bits meet in
        /// the highest byte.
        @inline(__always)
        private static func bits(of lanes: UInt64) -> UInt64 {
            ((lanes & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) >> 56
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
