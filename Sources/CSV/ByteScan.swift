import CByteScan

/// Finds the bytes of a text that mean something, 64 at a time, from a row's beginning on.
struct ByteScan {
    /// How many bytes are looked at together.
    static let blockSize = 64
    /// How many blocks are marked at once, so that one call serves them all.
    private static let batch = 32

    private var form: ByteScanForm
    private var state = ByteScanState()
    private var blocks = [ByteScanBlock](repeating: ByteScanBlock(), count: batch)
    /// Where the next block to mark begins.
    private var offset = 0
    /// Which block is the next one, and how many there are.
    private var next = 0
    private var count = 0

    /// Prepares to scan texts of a dialect of one-byte signs.
    init(_ dialect: Dialect) {
        form = ByteScanForm(
            delimiter: dialect.delimiter[0],
            quote: dialect.quote ?? 0,
            hasQuote: dialect.quote != nil,
            takesLineFeed: dialect.lineEnd != .crlf,
            takesPair: dialect.lineEnd != .lf
        )
    }

    /// Goes to the beginning of a row.
    mutating func go(to start: Int) {
        state = ByteScanState(inside: 0, ended: 1, closed: 0, returned: 0)
        (offset, next, count) = (start, 0, 0)
    }

    /// Whether the text ended in a row that has more to come: inside quotes, or behind a carriage
    /// return.
    var endsAmidst: Bool { state.inside != 0 || state.returned != 0 }

    /// Returns the next block and where it begins; nothing at the end of the text.
    @inline(__always)
    mutating func take(_ text: borrowing Span<UInt8>) -> (start: Int, block: ByteScanBlock)? {
        if next == count {
            guard offset < text.count else { return nil }
            mark(text)
        }
        let start = offset &- (count &- next) &* Self.blockSize
        let block = unsafe blocks.span[unchecked: next]
        next &+= 1
        return (start, block)
    }

    @inline(never)
    private mutating func mark(_ text: borrowing Span<UInt8>) {
        let bytes = min(text.count - offset, Self.batch * Self.blockSize)
        unsafe text.extracting(offset..<offset + bytes).withUnsafeBufferPointer { bytes in
            unsafe blocks.withUnsafeMutableBufferPointer { blocks in
                if let text = bytes.baseAddress, let first = blocks.baseAddress {
                    unsafe ByteScanMark(text, bytes.count, &form, &state, first)
                }
            }
        }
        (next, count) = (0, (bytes + Self.blockSize - 1) / Self.blockSize)
        offset += count * Self.blockSize
    }

    /// Tells whether a byte stands an odd number of times in a text.
    static func isOdd(_ byte: UInt8, in bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let text = bytes.baseAddress else { return false }
            return unsafe ByteScanIsOdd(text, bytes.count, byte)
        }
    }

    /// Returns how many bytes from an offset on are surely well-formed UTF-8: whole characters, up to
    /// the end or the first fault or a little less.
    static func wellFormed(utf8 bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.span.extracting(start..<bytes.count).withUnsafeBufferPointer { bytes in
            guard let text = bytes.baseAddress else { return 0 }
            return unsafe ByteScanUTF8(text, bytes.count)
        }
    }
}
