/// Finds where whole rows end in a piece of a text that begins with a row.
///
/// It only counts quotes, which is enough where every quote opens a field, closes one or is
/// doubled. Where one is out of place the rows do not fit, and `PlainRows` shows it.
public struct RowEnds: Sendable {
    private let quote: UInt8?
    private let takesLineFeed: Bool

    /// Prepares for a dialect.
    public init(_ dialect: Dialect) {
        quote = dialect.quote
        takesLineFeed = dialect.lineEnd != .crlf
    }

    /// Returns the offset behind the last row that ends in a text; nothing where none does.
    public func last(in bytes: [UInt8]) -> Int? {
        var isInside = holdsOddQuotes(bytes)
        for index in bytes.indices.reversed() {
            let byte = bytes[index]
            if byte == quote {
                isInside.toggle()
            } else if byte == 0x0A, !isInside {
                if takesLineFeed || index > 0 && bytes[index - 1] == 0x0D { return index + 1 }
            }
        }
        return nil
    }

    /// Tells whether a text has an odd number of quotes: 64 bytes are compared at a time, and a bit
    /// turned for each quote.
    private func holdsOddQuotes(_ bytes: [UInt8]) -> Bool {
        guard let quote else { return false }
        let word = UInt64(quote) &* 0x0101_0101_0101_0101
        let quotes = unsafe unsafeBitCast(SIMD8<UInt64>(repeating: word), to: SIMD64<UInt8>.self)
        var turned = SIMD8<UInt64>()
        var index = 0
        while index + 64 <= bytes.count {
            let block = unsafe bytes.span.bytes.unsafeLoadUnaligned(
                fromByteOffset: index,
                as: SIMD64<UInt8>.self
            )
            turned ^= unsafe unsafeBitCast(block .== quotes, to: SIMD8<UInt64>.self)
            index += 64
        }
        var bits = 0
        for lane in 0..<8 { bits += turned[lane].nonzeroBitCount / 8 }
        while index < bytes.count {
            if bytes[index] == quote { bits += 1 }
            index += 1
        }
        return bits % 2 == 1
    }
}
