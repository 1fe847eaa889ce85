import CSV
import Files

/// How a CSV file seems to be written, in words.
struct CSVDetection {
    let file: String
    let guess: DialectGuess

    /// Looks at a file.
    init(file: String) throws {
        self.file = file
        guess = DialectGuess(try InputFile.read(file))
    }

    /// The guess, its reasons, and the command that reads the file so.
    var text: String {
        var lines = [
            "\(CSVFinding.shown(file)): score \(guess.score) of 100",
            "  encoding   \(guess.encoding.rawValue)",
            "  delimiter  \(delimiter)",
            "  quote      \(quote)",
            "  line end   \(lineEnd)",
            "  titles     \(guess.titleLines)",
            "  columns    \(guess.columnCount)",
        ]
        lines += guess.reasons.map { "  - \($0)" }
        if guess.columnCount > 0 { lines.append("  try: \(command)") }
        return lines.map { "\($0)\n" }.joined()
    }

    private var delimiter: String {
        let text = String(decoding: guess.dialect.delimiter, as: UTF8.self)
        return guess.columnCount < 2 ? "none" : text == "\t" ? "tab" : text
    }

    private var quote: String {
        let text = guess.dialect.quote.map { String(Unicode.Scalar($0)) } ?? "none"
        return text + (guess.dialect.escape == nil ? "" : ", escape \\")
    }

    private var lineEnd: String {
        switch guess.dialect.lineEnd {
        case .any: "any"
        case .lf: "lf"
        case .crlf: "crlf"
        case .cr: "cr"
        }
    }

    private var command: String {
        var words = ["grantline csv"]
        let dialect = guess.dialect
        if guess.encoding != .utf8 { words.append("--encoding \(guess.encoding.rawValue)") }
        if guess.columnCount > 1, delimiter != "," {
            words.append("--delimiter \(Self.quoted(delimiter))")
        }
        if dialect.quote != Dialect().quote { words.append("--quote \(Self.quoted(quote))") }
        if dialect.escape != nil { words.append(#"--escape '\'"#) }
        if guess.titleLines > 0 { words.append("--skip \(guess.titleLines)") }
        if dialect.skipInitialSpace { words.append("--skip-initial-space") }
        if hasInnerBreaks { words.append("--line-end crlf") }
        let path = CSVFinding.shown(file)
        return (words + [Self.quoted(path.hasPrefix("-") ? "./\(path)" : path)])
            .joined(separator: " ")
    }

    /// Whether lone LFs stand in cells without quotes.
    private var hasInnerBreaks: Bool {
        guess.dialect.lineEnd == .crlf
            && guess.reasons.contains {
                if case .lineEnds(_, let lf, _) = $0 { lf > 0 } else { false }
            }
    }

    /// Quotes a word for the shell, where it needs it.
    private static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            Character(Unicode.Scalar(byte)).isLetter && byte < 0x80
                || Character(Unicode.Scalar(byte)).isNumber && byte < 0x80
                || "/._-,+".utf8.contains(byte)
        }
        return plain ? word : "'\(word.replacing("'", with: #"'\''"#))'"
    }
}
