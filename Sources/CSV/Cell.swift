/// One field of a row.
public struct Cell: Equatable, Sendable {
    /// The field's text in UTF-8, without its quotes, unescaped.
    public var value: [UInt8]
    /// The physical line on which the field begins, from 1.
    public var line: Int
    /// Whether the field was quoted.
    public var isQuoted: Bool
    /// Whether the field is the dialect's null sequence, unquoted: its value is missing, and empty
    /// here.
    public var isNull: Bool

    /// Creates a cell from its text and place.
    public init(value: [UInt8], line: Int, isQuoted: Bool = false, isNull: Bool = false) {
        self.value = value
        self.line = line
        self.isQuoted = isQuoted
        self.isNull = isNull
    }

    /// Whether the value is empty or only spaces, tabs and no-break spaces (U+00A0, U+2007,
    /// U+202F).
    public var isBlank: Bool {
        var rest = value[...]
        while let byte = rest.first {
            switch byte {
            case 0x20, 0x09: rest = rest.dropFirst()
            case 0xC2 where rest.starts(with: [0xC2, 0xA0]): rest = rest.dropFirst(2)
            case 0xE2 where Cell.wideSpaces.contains { rest.starts(with: $0) }:
                rest = rest.dropFirst(3)
            default: return false
            }
        }
        return true
    }

    private static let wideSpaces: [[UInt8]] = [[0xE2, 0x80, 0x87], [0xE2, 0x80, 0xAF]]
}
