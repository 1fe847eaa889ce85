/// What a cell looks like, for the guess of a delimiter.
struct CellShape {
    /// The delimiters that are tried, in the order in which one is taken of equals.
    static let delimiters: [UInt8] = [Ascii.comma, 0x3B, Ascii.tab, 0x7C]
    private static let quotes: [UInt8] = [Ascii.quote, 0x27]
    /// What numbers, dates and times are made of beside digits.
    private static let companions = Set(".,:-/+% ".utf8)

    let cell: Cell

    private var value: [UInt8] { cell.value }

    /// Whether it is a number, a date or a time, as far as its characters tell.
    var isFigure: Bool {
        value.contains(where: Self.isDigit)
            && value.allSatisfy { Self.isDigit($0) || Self.companions.contains($0) }
    }

    /// Whether a space or tab comes first.
    var beginsWithSpace: Bool {
        !cell.isQuoted && value.count > 1 && value.first == Ascii.space
    }

    /// Whether it is one value, and not several with a delimiter between them, or with its quotes.
    var isClean: Bool {
        if cell.isQuoted || value.isEmpty { return true }
        if let first = value.first, value.count > 1, Self.quotes.contains(first),
            value.last == first
        {
            return false
        }
        return !value.indices.contains(where: isDelimiter)
    }

    /// A comma between digits, or before a space, is none.
    private func isDelimiter(_ index: Int) -> Bool {
        let byte = value[index]
        guard Self.delimiters.contains(byte) else { return false }
        guard byte == Ascii.comma else { return true }
        let next = index + 1 < value.count ? value[index + 1] : Ascii.space
        if next == Ascii.space { return false }
        return !(index > 0 && Self.isDigit(value[index - 1]) && Self.isDigit(next))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }
}
