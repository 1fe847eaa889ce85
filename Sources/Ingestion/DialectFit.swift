public import CSV

/// How a file is written that the descriptor does not describe, as its beginning tells.
///
/// It holds facts about the file, and no value of a record.
public struct DialectFit: Sendable, Equatable {
    /// What the descriptor says otherwise.
    public enum Difference: Sendable, Equatable {
        /// The encoding, and how many of the declared columns the header shows in it.
        case encoding(Encoding, columns: Share, declared: Encoding, columnsAsDeclared: Int)
        /// The file is UTF-8; so many characters say so.
        case utf8(characters: Int, declared: Encoding)
        /// The delimiter, and how many rows have as many cells as the header if cut so.
        case delimiter(String, cells: Int, rows: Share, declared: String, rowsAsDeclared: Int)
        /// The quote, and how many cells stand in it.
        case quote(String, cells: Int, declared: String)
        /// A backslash stands before quotes.
        case escape
        /// A space follows each delimiter.
        case initialSpace
        /// The rows of the header; the declared columns stand there.
        case header(rows: [Int], declared: [Int])
    }

    /// So many of all.
    public struct Share: Sendable, Equatable {
        /// How many.
        public var count: Int
        /// Of how many.
        public var all: Int
    }

    /// The differences, the encoding first; never empty.
    public var differences: [Difference]
    /// The declared columns that the header lacks even so.
    public var stillMissing: [String] = []
}
