/// How a file's bytes are cut into rows and cells: the Table Dialect of Data Package 2.0.
public struct Dialect: Equatable, Sendable {
    /// The bytes between two cells, in UTF-8, one or more.
    public var delimiter: [UInt8]
    /// The byte around a field that holds delimiters or line ends; nil where nothing is quoted.
    public var quote: UInt8?
    /// Whether two quotes inside a quoted field stand for one.
    public var doubleQuote: Bool
    /// The byte that takes the meaning from the byte after it, inside and outside quotes.
    ///
    /// Before a line end outside quotes, or at the end of the text, it is an ordinary byte.
    public var escape: UInt8?
    /// Whether the file has header rows at all.
    public var header: Bool
    /// The numbers of the header rows, from 1; what stands before and between them is skipped.
    ///
    /// Where the row of that number is a comment, the next row that is none takes its place.
    public var headerRows: [Int]
    /// What stands between the parts of a name that several header rows make up.
    public var headerJoin: String
    /// The numbers of the rows to leave out, from 1.
    public var commentRows: [Int]
    /// The bytes, in UTF-8, that a line to leave out begins with.
    public var commentPrefix: [UInt8]?
    /// What ends a row.
    public var lineEnd: LineEnd
    /// Whether spaces and tabs at the beginning of a field are dropped.
    public var skipInitialSpace: Bool
    /// The bytes, in UTF-8, that stand alone and without quotes where a value is missing; nil where
    /// nothing does.
    public var nullSequence: [UInt8]?

    /// Creates a dialect; without arguments it is RFC 4180 with any line end and one header row.
    public init(
        delimiter: [UInt8] = [0x2C],
        quote: UInt8? = 0x22,
        doubleQuote: Bool = true,
        escape: UInt8? = nil,
        header: Bool = true,
        headerRows: [Int] = [1],
        headerJoin: String = " ",
        commentRows: [Int] = [],
        commentPrefix: [UInt8]? = nil,
        lineEnd: LineEnd = .any,
        skipInitialSpace: Bool = false,
        nullSequence: [UInt8]? = nil
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.doubleQuote = doubleQuote
        self.escape = escape
        self.header = header
        self.headerRows = headerRows
        self.headerJoin = headerJoin
        self.commentRows = commentRows
        self.commentPrefix = commentPrefix
        self.lineEnd = lineEnd
        self.skipInitialSpace = skipInitialSpace
        self.nullSequence = nullSequence
    }
}
