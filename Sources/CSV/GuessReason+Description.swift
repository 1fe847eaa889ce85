extension GuessReason: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        switch self {
        case .byteOrderMark(let encoding):
            "the file begins with the byte order mark of \(encoding.rawValue)"
        case .unitsOfTwoBytes(let encoding):
            "every second byte is that of \(encoding.rawValue), although there is no byte order mark"
        case .onlyASCII: "all bytes are ASCII: the encoding does not matter"
        case .wellFormedUTF8(let characters, 0):
            "all characters beyond ASCII (\(characters)) are well-formed UTF-8"
        case .wellFormedUTF8(let characters, let faults):
            "characters beyond ASCII that are well-formed UTF-8: \(characters), broken: \(faults)"
        case .words(let encoding, let bytes, let nextBest):
            "the bytes beyond ASCII (\(bytes)) make words in \(encoding.rawValue)"
                + (nextBest.map { "; they do less so in \($0.rawValue)" } ?? "")
        case .alike(let encodings):
            "read alike in \(encodings.map(\.rawValue).joined(separator: ", "))"
        case .workbook: "the file is a workbook or another archive: export it as CSV"
        case .nulBytes: "there are NUL bytes, which no text holds"
        case .empty: "there is nothing in the file"
        case .doubtfulHeader:
            "the header holds numbers, dates, blanks or a name twice: there may be none"
        case .fewRows(let rows): "rows that are not blank: only \(rows)"
        case .columns, .oneColumn, .quotedCells, .quotesInText, .backslashes,
            .spacesAfterDelimiters, .lineEnds, .titles:
            tableDescription
        }
    }

    private var tableDescription: String {
        switch self {
        case .columns(let columns, let rows, let all):
            "of \(all) rows from the header on, \(rows) have \(columns) cells"
        case .quotedCells(let cells): "cells in quotes: \(cells)"
        case .quotesInText: "quotes stand in the text, and none around a cell"
        case .backslashes: "a backslash stands before quotes inside cells"
        case .spacesAfterDelimiters: "a space follows every delimiter"
        case .lineEnds(let crlf, let lf, let cr):
            "line ends outside quotes: \(crlf) CRLF, \(lf) LF, \(cr) CR"
        case .titles(let lines): "lines before the first that can be the header: \(lines)"
        default: "no delimiter makes rows of the same number of cells"
        }
    }
}
