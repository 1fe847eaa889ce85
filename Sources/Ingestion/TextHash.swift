/// Hashes texts by their bytes, eight at a time; a hot file.
///
/// Two hashes of 64 bits are made side by side, each by multiplication to 128 bits. They are no
/// secret and hold nobody off who looks for two texts with one hash.
enum TextHash {
    /// Returns 128 bits for the text that stands at a place.
    @inline(__always)
    static func hash(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> (UInt64, UInt64) {
        var first = UInt64(end - start) ^ 0x9E37_79B9_7F4A_7C15
        var second = UInt64(end - start) ^ 0xD1B5_4A32_D192_ED03
        var index = start
        while index < end {
            let word = Self.word(bytes, from: index, to: end)
            first = mixed(first ^ word, 0x9E37_79B9_7F4A_7C15)
            second = mixed(second ^ word, 0xA24B_AED4_963E_E407)
            index += 8
        }
        return (
            mixed(first, 0xD6E8_FEB8_6659_FD93), mixed(second, 0xCA5A_8263_95FC_F957)
        )
    }

    /// Returns up to eight bytes as a number, the first one lowest.
    @inline(__always)
    static func word(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
        let length = min(end - start, 8)
        guard start + 8 <= bytes.count else {
            var word: UInt64 = 0
            for offset in 0..<length { word |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
            return word
        }
        let word = unsafe bytes.bytes.unsafeLoadUnaligned(
            fromByteOffset: start,
            as: UInt64.self
        )
        return UInt64(littleEndian: word) & (UInt64.max >> UInt64(64 - 8 * length))
    }

    /// Tells whether a text is printable ASCII without blanks at its ends.
    @inline(__always)
    static func isPlain(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Bool {
        guard bytes[start] != 0x20, bytes[end - 1] != 0x20 else { return false }
        var index = start
        var odd: UInt64 = 0
        while index < end {
            let length = min(end - index, 8)
            // Spaces stand for what is beyond the text.
            let spaces: UInt64 = length == 8 ? 0 : 0x2020_2020_2020_2020 << UInt64(8 * length)
            let word = Self.word(bytes, from: index, to: end) | spaces
            let below = (word &- 0x2020_2020_2020_2020) & ~word
            let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
            odd |= word | below | (delete &- 0x0101_0101_0101_0101) & ~delete
            index += 8
        }
        return odd & 0x8080_8080_8080_8080 == 0
    }

    @inline(__always)
    private static func mixed(_ word: UInt64, _ factor: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: factor)
        return product.high ^ product.low
    }
}
