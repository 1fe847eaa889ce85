import ArgumentParser
import CSV

extension CSVOptions {
    /// How many rows make up the header.
    var headerRowCount: Int { headerLines ?? (columns == nil ? 1 : 0) }

    /// The dialect that the options ask for.
    ///
    /// - Throws: `ValidationError` where they contradict each other.
    func dialect() throws -> Dialect {
        guard skip >= 0 else { throw ValidationError("--skip is 0 or more lines") }
        guard (0...1000).contains(headerRowCount) else {
            throw ValidationError("--header-lines is a number from 0 to 1000")
        }
        let dialect = Dialect(
            delimiter: try delimiterBytes(),
            quote: try quote.map { try Self.byte($0, "--quote") } ?? Dialect().quote,
            escape: try escape.flatMap { try Self.byte($0, "--escape") },
            header: headerRowCount > 0,
            headerRows: headerRowCount > 0 ? Array(1...headerRowCount) : [],
            commentPrefix: try comment.map { try Self.line($0, "--comment") },
            lineEnd: lineEndOfDialect,
            skipInitialSpace: skipInitialSpace,
            nullSequence: null.map { Array($0.utf8) }
        )
        let special = [dialect.quote, dialect.escape].compactMap(\.self)
        if dialect.delimiter.contains(where: special.contains) {
            throw ValidationError("the delimiter cannot hold the quote or the escape")
        }
        return dialect
    }

    private var lineEndOfDialect: LineEnd {
        switch lineEnd {
        case .any: .any
        case .lf: .lf
        case .crlf: .crlf
        case .cr: .cr
        }
    }

    private func delimiterBytes() throws -> [UInt8] {
        switch delimiter {
        case nil: Dialect().delimiter
        case "tab", "\\t": Array("\t".utf8)
        case let text?: try Self.line(text, "--delimiter")
        }
    }

    /// Reads one ASCII character; the word `none` is nil.
    private static func byte(_ text: String, _ option: String) throws -> UInt8? {
        if text == "none" { return nil }
        let bytes = try line(text, option)
        guard bytes.count == 1 else {
            throw ValidationError("\(option) is one ASCII character, or none")
        }
        return bytes.first
    }

    /// Reads a text that is not empty and has no line end.
    private static func line(_ text: String, _ option: String) throws -> [UInt8] {
        guard !text.isEmpty, !text.utf8.contains(where: "\r\n".utf8.contains) else {
            throw ValidationError("\(option) is a text without line ends, and not empty")
        }
        return Array(text.utf8)
    }
}
