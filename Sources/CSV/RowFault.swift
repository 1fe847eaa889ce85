/// Something wrong with how a row is written, at the field where it begins.
public struct RowFault: Equatable, Sendable {
    /// What is wrong.
    public enum Kind: Equatable, Sendable, CaseIterable {
        /// A quote was opened and never closed.
        case unclosedQuote
        /// Text follows the closing quote of a field.
        case textAfterQuote
        /// A quote stands inside a field that is not quoted.
        case quoteInText
        /// Bytes that the file's encoding does not allow.
        case brokenBytes
        /// The field is longer than the limit; its value is cut.
        case fieldTooLong
        /// The row has more bytes or cells than the limits allow; the rest of its line is skipped.
        case rowTooLong
        /// The field holds a NUL.
        case nulByte
        /// The field holds what cannot go into XML: a C0 control other than TAB, CR and LF, or
        /// U+FFFE or U+FFFF.
        case controlCharacter

        /// Whether the fault makes it doubtful where the row's fields begin and end.
        public var concernsQuotes: Bool {
            switch self {
            case .unclosedQuote, .textAfterQuote, .quoteInText: true
            case .brokenBytes, .fieldTooLong, .rowTooLong, .nulByte, .controlCharacter: false
            }
        }
    }

    /// What is wrong.
    public var kind: Kind
    /// The physical line on which the field begins, from 1.
    public var line: Int
    /// The field's number in the row, from 1.
    public var column: Int
    /// The first byte that is wrong in the original file, from 0; for broken bytes only.
    public var sourceOffset: Int?

    /// Creates a fault from its kind and place.
    public init(kind: Kind, line: Int, column: Int, sourceOffset: Int? = nil) {
        self.kind = kind
        self.line = line
        self.column = column
        self.sourceOffset = sourceOffset
    }
}
