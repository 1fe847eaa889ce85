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

    private func holdsOddQuotes(_ bytes: [UInt8]) -> Bool {
        guard let quote else { return false }
        return ByteScan.isOdd(quote, in: bytes)
    }
}
