/// Why a guess is what it is: a fact about the sample, without any value of it.
public enum GuessReason: Equatable, Sendable {
    /// The file begins with the byte order mark of the encoding.
    case byteOrderMark(Encoding)
    /// There is no byte order mark, but every second byte is that of UTF-16.
    case unitsOfTwoBytes(Encoding)
    /// No byte is beyond ASCII, so that the encoding does not matter.
    case onlyASCII
    /// So many characters beyond ASCII are well-formed UTF-8, and so many places are not.
    case wellFormedUTF8(characters: Int, faults: Int)
    /// So many bytes beyond ASCII make words in one code page; the next best fits less well.
    case words(Encoding, bytes: Int, nextBest: Encoding?)
    /// Other encodings read the sample alike.
    case alike([Encoding])
    /// The file begins as a workbook or another archive does, and is no text.
    case workbook
    /// There are NUL bytes and it is not UTF-16.
    case nulBytes
    /// There is nothing in the file but blanks.
    case empty
    /// So many of so many rows from the header on have the same number of cells.
    case columns(Int, rows: Int, of: Int)
    /// No delimiter makes rows of the same number of cells.
    case oneColumn
    /// So many cells are quoted.
    case quotedCells(Int)
    /// Quotes stand in the text, and none of them around a cell.
    case quotesInText
    /// A backslash stands before quotes inside quoted cells.
    case backslashes
    /// A space follows every delimiter.
    case spacesAfterDelimiters
    /// Line ends outside quotes, counted by kind.
    case lineEnds(crlf: Int, lf: Int, cr: Int)
    /// So many lines stand before the first one that can be the header.
    case titles(lines: Int)
    /// The header holds numbers, dates, blanks or the same name twice: it may be no header.
    case doubtfulHeader
    /// There are so few rows that chance may have made them alike.
    case fewRows(Int)
}
