/// Hashes texts by their bytes, eight at a time; a hot file.
///
/// Two hashes of 64 bits are made side by side, each by multiplication to 128 bits. They are no
/// secret and hold nobody off who looks for two texts with one hash.
enum TextHash {
    /// Returns 128 bits for the text that stands at a place.
    @inline(__always)
    static func hash(
        _ bytes: borrowing Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> (UInt64, UInt64) {
        var (first, second) = (firstFactor, secondFactor)
        var index = start
        while index &+ 8 <= end {
            let word = wholeWord(bytes, at: index)
            first = mixed(first ^ word, firstFactor)
            second = mixed(second ^ word, secondFactor)
            index &+= 8
        }
        let rest = word(bytes, from: index, to: end)
        let length = UInt64(truncatingIfNeeded: end &- start)
        first = mixed(first ^ rest, firstFactor ^ length)
        second = mixed(second ^ rest, secondFactor ^ length)
        return (mixed(first, thirdFactor), mixed(second, thirdFactor))
    }

    private static let firstFactor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let secondFactor: UInt64 = 0xA24B_AED4_963E_E407
    private static let thirdFactor: UInt64 = 0xD6E8_FEB8_6659_FD93

    @inline(__always)
    private static func wholeWord(_ bytes: borrowing Span<UInt8>, at start: Int) -> UInt64 {
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
        if length >= 8 { return wholeWord(bytes, at: start) }
        guard length > 0 else { return 0 }
        guard start &+ 8 <= bytes.count else {
            var word: UInt64 = 0
            for offset in 0..<length { word |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
            return word
        }
        return wholeWord(bytes, at: start)
            & UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    }

    /// Tells whether a text is printable ASCII without blanks at its ends.
    @inline(__always)
    static func isPlain(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Bool {
        guard bytes[start] != 0x20, bytes[end - 1] != 0x20 else { return false }
        var index = start
        var odd: UInt64 = 0
        while index &+ 8 <= end {
            odd |= odds(wholeWord(bytes, at: index))
            index &+= 8
        }
        if index < end {
            // Spaces stand for what is beyond the text.
            let spaces: UInt64 =
                0x2020_2020_2020_2020 &<< UInt64(truncatingIfNeeded: 8 &* (end &- index))
            odd |= odds(word(bytes, from: index, to: end) | spaces)
        }
        return odd & 0x8080_8080_8080_8080 == 0
    }

    /// Sets the highest bit of a byte of a word where some byte is not printable ASCII.
    @inline(__always)
    private static func odds(_ word: UInt64) -> UInt64 {
        let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
        return word | (word &- 0x2020_2020_2020_2020) & ~word
            | (delete &- 0x0101_0101_0101_0101) & ~delete
    }

    @inline(__always)
    private static func mixed(_ word: UInt64, _ factor: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: factor)
        return product.high ^ product.low
    }
}
