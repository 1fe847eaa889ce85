/// Cuts rows that are written plainly, at the speed of memory; a hot file.
///
/// A row is plain if every quote opens a field, closes one or is doubled, and no control character
/// stands in it. What is not plain is left to `Reader`, which says what is wrong; both agree on
/// every plain row (`PlainRowsTests`).
///
/// Instead of asking each byte for its meaning it compares 64 at a time and goes from one that
/// means something to the next.
public struct PlainRows: Sendable {
    /// A field of a row, by its place in the text.
    public struct Field: Equatable, Sendable {
        /// The offset of the first byte of the value, behind an opening quote.
        public var start: Int
        /// The offset behind the last byte of the value, before a closing quote.
        public var end: Int
        /// Whether it is quoted.
        public var isQuoted: Bool
        /// Whether doubled quotes stand in it for one.
        public var hasPairs: Bool
    }

    /// What was met.
    public enum Step: Equatable, Sendable {
        /// A plain row; its fields are in `fields`.
        case row
        /// A row that is not plain, from `offset` on.
        case other
        /// The end of the text.
        case end
    }

    /// The fields of the row read last.
    public private(set) var fields: [Field] = []
    /// Where the next row begins.
    public private(set) var offset: Int
    /// How many line ends stand in quotes in the row read last.
    public private(set) var innerLines = 0

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let quote: UInt8
    private let hasQuote: Bool
    private let delimiters: SIMD64<UInt8>
    private let quotes: SIMD64<UInt8>
    private let takesLineFeed: Bool
    private let takesPair: Bool
    private let limits: Limits
    /// The block of 64 bytes that is looked at, and which of its bytes mean something.
    private var block = -1
    private var marks: UInt64 = 0

    /// Prepares to cut a text from an offset on; nothing where the dialect has more than
    /// delimiters of one byte, doubled quotes and line ends.
    public init?(_ text: DecodedText, dialect: Dialect, from offset: Int, limits: Limits = Limits())
    {
        guard text.faults.isEmpty, dialect.delimiter.count == 1, dialect.commentPrefix == nil,
            dialect.commentRows.isEmpty, !dialect.skipInitialSpace, dialect.nullSequence == nil,
            dialect.lineEnd != .cr,
            dialect.escape == nil || dialect.escape == dialect.quote,
            dialect.quote == nil || dialect.doubleQuote || dialect.escape == dialect.quote,
            dialect.quote != 0x09
        else { return nil }
        bytes = text.bytes
        delimiter = dialect.delimiter[0]
        quote = dialect.quote ?? dialect.delimiter[0]
        hasQuote = dialect.quote != nil
        delimiters = Self.block(of: delimiter)
        quotes = Self.block(of: quote)
        takesLineFeed = dialect.lineEnd != .crlf
        takesPair = dialect.lineEnd != .lf
        self.offset = offset
        self.limits = limits
    }

    /// Goes on at another offset.
    public mutating func seek(to offset: Int) {
        self.offset = offset
        block = -1
    }

    /// Reads the next row; after one that is not plain it stands where it stood.
    public mutating func next() -> Step {
        let step = readRow()
        if step == .other { block = -1 }
        return step
    }

    private mutating func readRow() -> Step {
        fields.removeAll(keepingCapacity: true)
        innerLines = 0
        let start = offset
        guard start < bytes.count else { return .end }
        var field = start
        var position = start
        while true {
            let mark = nextMark(from: position)
            guard mark < bytes.count else {
                add(field, mark)
                return finish(start, end: mark, next: mark)
            }
            let byte = bytes[mark]
            if byte == delimiter {
                add(field, mark)
                field = mark + 1
                position = field
            } else if byte == 0x0A {
                guard takesLineFeed else { return .other }
                add(field, mark)
                return finish(start, end: mark, next: mark + 1)
            } else if byte == 0x0D {
                guard takesPair, mark + 1 < bytes.count, bytes[mark + 1] == 0x0A else {
                    return .other
                }
                add(field, mark)
                return finish(start, end: mark, next: mark + 2)
            } else if byte == 0x09 {
                position = mark + 1
            } else if byte == quote, hasQuote, mark == field, let end = readQuoted(from: mark) {
                if end >= bytes.count { return finish(start, end: end, next: end) }
                position = end
                field = end
                switch bytes[end] {
                case delimiter:
                    field = end + 1
                    position = field
                case 0x0A where takesLineFeed: return finish(start, end: end, next: end + 1)
                case 0x0D
                where takesPair && end + 1 < bytes.count && bytes[end + 1] == 0x0A:
                    return finish(start, end: end, next: end + 2)
                default: return .other
                }
            } else {
                return .other
            }
        }
    }

    /// Adds the field that opens at a quote, and returns the offset behind its closing quote;
    /// nothing where it is not closed, or holds what is not plain.
    private mutating func readQuoted(from opening: Int) -> Int? {
        var hasPairs = false
        var position = opening + 1
        while true {
            let mark = nextMark(from: position)
            guard mark < bytes.count else { return nil }
            switch bytes[mark] {
            case quote:
                guard mark + 1 < bytes.count, bytes[mark + 1] == quote else {
                    fields.append(
                        Field(
                            start: opening + 1,
                            end: mark,
                            isQuoted: true,
                            hasPairs: hasPairs
                        )
                    )
                    return mark + 1
                }
                hasPairs = true
                position = mark + 2
            case 0x0A where takesLineFeed:
                innerLines += 1
                position = mark + 1
            case delimiter, 0x09: position = mark + 1
            default: return nil
            }
        }
    }

    private mutating func add(_ start: Int, _ end: Int) {
        fields.append(Field(start: start, end: end, isQuoted: false, hasPairs: false))
    }

    private mutating func finish(_ start: Int, end: Int, next: Int) -> Step {
        guard end - start <= min(limits.fieldBytes, limits.rowBytes),
            fields.count <= limits.columns
        else { return .other }
        offset = next
        return .row
    }

    // MARK: Marks

    /// Returns the offset of the next byte that means something; the text's length if none does.
    private mutating func nextMark(from position: Int) -> Int {
        let wanted = position & ~63
        if wanted != block {
            block = wanted
            marks = blockMarks(at: block)
        }
        marks &= UInt64.max << UInt64(position & 63)
        while marks == 0 {
            block += 64
            guard block < bytes.count else { return bytes.count }
            marks = blockMarks(at: block)
        }
        return block + marks.trailingZeroBitCount
    }

    /// Returns which bytes of a block mean something: delimiters, quotes, control characters, and
    /// 0xEF, with which the two scalars begin that are no characters.
    private func blockMarks(at start: Int) -> UInt64 {
        guard start + 64 <= bytes.count else { return lastMarks(at: start) }
        let block = unsafe bytes.span.bytes.unsafeLoadUnaligned(
            fromByteOffset: start,
            as: SIMD64<UInt8>.self
        )
        let masks =
            unsafe (unsafeBitCast(block .== delimiters, to: SIMD8<UInt64>.self)
            | unsafeBitCast(block .== quotes, to: SIMD8<UInt64>.self)
            | unsafeBitCast(block .< Self.controls, to: SIMD8<UInt64>.self)
            | unsafeBitCast(block .== Self.noncharacters, to: SIMD8<UInt64>.self))
        return Self.bits(of: masks)
    }

    private static let controls = Self.block(of: 0x20)
    private static let noncharacters = Self.block(of: 0xEF)

    /// Repeats a byte: `SIMD64(repeating:)` takes 700 ns a block, this one.
    private static func block(of byte: UInt8) -> SIMD64<UInt8> {
        let words = SIMD8<UInt64>(repeating: UInt64(byte) &* 0x0101_0101_0101_0101)
        return unsafe unsafeBitCast(words, to: SIMD64<UInt8>.self)
    }

    private func lastMarks(at start: Int) -> UInt64 {
        var marks: UInt64 = 0
        for index in start..<max(start, bytes.count) {
            let byte = bytes[index]
            if byte == delimiter || byte == quote || byte < 0x20 || byte == 0xEF {
                marks |= 1 << UInt64(index - start)
            }
        }
        return marks
    }

    /// Gathers one bit of each byte of a mask: eight bytes at a time are multiplied so that their
    /// bits meet in the highest byte.
    @inline(__always)
    private static func bits(of lanes: SIMD8<UInt64>) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<8 {
            let picked = (lanes[index] & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101
            bits |= (picked >> 56) << UInt64(8 * index)
        }
        return bits
    }
}
