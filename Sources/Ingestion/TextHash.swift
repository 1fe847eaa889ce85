/// Hashes texts by their bytes, eight at a time; a hot file.
///
/// Two hashes of 64 bits are made side by side, each by multiplication to 128 bits. They are no
/// secret and hold nobody off who looks for two texts with one hash.
enum TextHash {
    /// Returns 128 bits for the text that stands at a place.
    @inline(never)
    static func hash(
        _ bytes: borrowing Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> (UInt64, UInt64) {
        var hash = State()
        var index = start
        while index &+ 8 <= end {
            hash.add(word(bytes, at: index))
            index &+= 8
        }
        return hash.finish(word(bytes, from: index, to: end), length: end &- start)
    }

    /// Returns the same, where the text is plain: printable ASCII without blanks at its ends.
    @inline(__always)
    static func hashIfPlain(
        _ bytes: borrowing Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> (UInt64, UInt64)? {
        guard end &- start < 16 else {
            return isPlain(bytes, from: start, to: end)
                ? hash(bytes, from: start, to: end) : nil
        }
        // Most identifiers are as short as this. A loop would take 47 instructions more.
        var hash = State()
        var odd: UInt64 = 0
        var index = start
        if end &- start >= 8 {
            let word = word(bytes, at: start)
            odd = odds(word)
            hash.add(word)
            index &+= 8
        }
        let rest = word(bytes, from: index, to: end)
        odd |= odds(rest | spaces(from: end &- index))
        guard isPlain(odd, bytes, from: start, to: end) else { return nil }
        return hash.finish(rest, length: end &- start)
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
