/// Hashes texts by their bytes, eight at a time; a hot file.
///
/// Two hashes of 64 bits are made side by side, each by multiplication to 128 bits. They are no
/// secret and hold nobody off who looks for two texts with one hash.
enum TextHash {
    /// Returns 64 bits for the text that stands at a place, and 64 of which the lower 48 count.
    @inline(never)
    static func hash(
        _ bytes: borrowing Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> (UInt64, UInt64) {
        let length = end &- start
        if length < 8 { return hash(word(bytes, from: start, to: end), 0, length) }
        if length <= 16 {
            return hash(word(bytes, at: start), word(bytes, at: end &- 8), length)
        }
        var hash = State()
        var index = start
        while index &+ 8 <= end {
            hash.add(word(bytes, at: index))
            index &+= 8
        }
        return hash.finish(word(bytes, from: index, to: end), length: length)
    }

    /// Returns the same, where the text is plain: printable ASCII without blanks at its ends.
    ///
    /// Most identifiers have 8 to 16 bytes: two numbers, which share some of their bytes. That takes
    /// 40 instructions; a loop took 95. That all of the text is there was asked before; one that
    /// seems to be longer than 2^30 bytes, as `PackedCell.singleLength` says of doubled quotes, is not
    /// looked at.
    @unsafe @inline(__always)
    static func hashIfPlain(
        _ bytes: borrowing Span<UInt8>,
        uncheckedFrom start: Int,
        length: Int
    ) -> (UInt64, UInt64)? {
        guard 8...16 ~= length else {
            guard length < 1 << 30 else { return nil }
            let end = start &+ length
            return isPlain(bytes, from: start, to: end)
                ? hash(bytes, from: start, to: end) : nil
        }
        let first = unsafe word(bytes, uncheckedAt: start)
        let last = unsafe word(bytes, uncheckedAt: start &+ length &- 8)
        guard (odds(first) | odds(last)) & 0x8080_8080_8080_8080 == 0,
            first & 0xFF != 0x20, last >> 56 != 0x20
        else { return nil }
        return hash(first, last, length)
    }

    /// Returns 128 bits for a text of up to 16 bytes, of which these are the first and the last eight;
    /// the first alone, and 0, where it has less than eight.
    ///
    /// The product of both is another one for other texts, but for about one pair in 2^117. Its two
    /// halves are mixed by a second one, of which the middle bits depend on all of them.
    @inline(__always)
    private static func hash(
        _ first: UInt64,
        _ last: UInt64,
        _ length: Int
    ) -> (UInt64, UInt64) {
        let length = UInt64(truncatingIfNeeded: length)
        let (high, low) = (first ^ firstFactor).multipliedFullWidth(by: last ^ secondFactor)
        let product = (low ^ thirdFactor ^ length).multipliedFullWidth(by: high ^ firstFactor)
        return (product.high ^ product.low, product.high >> 16)
    }

    /// Two hashes that are being made.
    private struct State {
        private var first = firstFactor
        private var second = secondFactor

        @inline(__always)
        mutating func add(_ word: UInt64) {
            first = mixed(first ^ word, firstFactor)
            second = mixed(second ^ word, secondFactor)
        }

        @inline(__always)
        mutating func finish(_ rest: UInt64, length: Int) -> (UInt64, UInt64) {
            let length = UInt64(truncatingIfNeeded: length)
            first = mixed(first ^ rest, firstFactor ^ length)
            second = mixed(second ^ rest, secondFactor ^ length)
            return (mixed(first, thirdFactor), mixed(second, thirdFactor))
        }
    }

    private static let firstFactor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let secondFactor: UInt64 = 0xA24B_AED4_963E_E407
    private static let thirdFactor: UInt64 = 0xD6E8_FEB8_6659_FD93

    @inline(__always)
    static func word(_ bytes: borrowing Span<UInt8>, at start: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
                fromByteOffset: start,
                as: UInt64.self
            )
        )
    }

    /// Returns eight bytes that are known to be there as a number, the first one lowest.
    @unsafe @inline(__always)
    static func word(_ bytes: borrowing Span<UInt8>, uncheckedAt start: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: start,
                as: UInt64.self
            )
        )
    }

    /// Returns up to eight bytes as a number, the first one lowest.
    @inline(__always)
    static func word(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
        let length = end &- start
        if length >= 8 { return word(bytes, at: start) }
        guard length > 0 else { return 0 }
        guard start &+ 8 <= bytes.count else {
            var word: UInt64 = 0
            for offset in 0..<length { word |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
            return word
        }
        return word(bytes, at: start)
            & UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    }

    /// Tells whether a text is plain.
    static func isPlain(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var odd: UInt64 = 0
        var index = start
        while index &+ 8 <= end {
            odd |= odds(word(bytes, at: index))
            index &+= 8
        }
        odd |= odds(word(bytes, from: index, to: end) | spaces(from: end &- index))
        return isPlain(odd, bytes, from: start, to: end)
    }

    @inline(__always)
    private static func isPlain(
        _ odds: UInt64,
        _ bytes: borrowing Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> Bool {
        odds & 0x8080_8080_8080_8080 == 0 && bytes[start] != 0x20 && bytes[end &- 1] != 0x20
    }

    /// Spaces for the bytes of a word beyond a text of so many bytes.
    @inline(__always)
    private static func spaces(from count: Int) -> UInt64 {
        0x2020_2020_2020_2020 &<< UInt64(truncatingIfNeeded: 8 &* count)
    }

    /// Sets the highest bit of a byte of a word where some byte is not printable ASCII.
    ///
    /// Subtracting borrows it for a control character, adding carries into it for the last of ASCII.
    /// A byte that borrows or carries may mark its neighbour, but none goes unmarked.
    @inline(__always)
    private static func odds(_ word: UInt64) -> UInt64 {
        word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
    }

    @inline(__always)
    private static func mixed(_ word: UInt64, _ factor: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: factor)
        return product.high ^ product.low
    }
}
