import CSV
import TestSupport

/// A random dialect, and random texts of it.
struct PlainRowsForm {
    let dialect: Dialect
    private let delimiter: String
    private let quote: String?
    private let lineEnds: [String]

    /// Chooses a dialect that plain rows can have.
    init(_ generator: inout SeededGenerator) {
        delimiter = [",", ";", "\t", "|", " "].randomElement(using: &generator) ?? ","
        quote = ["\"", "\"", "'", nil].randomElement(using: &generator) ?? nil
        let lineEnd = [LineEnd.any, .any, .lf, .crlf].randomElement(using: &generator) ?? .any
        switch lineEnd {
        case .lf: lineEnds = ["\n"]
        case .crlf: lineEnds = ["\r\n"]
        case .any, .cr: lineEnds = ["\n", "\r\n"]
        }
        dialect = Dialect(
            delimiter: Array(delimiter.utf8),
            quote: quote?.utf8.first,
            header: false,
            lineEnd: lineEnd
        )
    }

    private static let words = [
        "", "", "a", "бг", "12.5", " ", "note", "x\u{301}", "😀", "\u{A0}", "\u{7F}",
        String(repeating: "long", count: 20),
    ]

    private static let odd = [
        "\u{1}", "\u{0}", "\u{1B}", "\u{FFFE}", "\u{FFFF}", "\u{FB01}", "\r", "\n", "\r\n", "\"",
        "'", "\"\"", "\t", ",", ";",
    ]

    /// Writes some rows, most of them well, and ends the last one or not.
    func text(_ generator: inout SeededGenerator) -> String {
        let oddness = [0, 0, 3, 15].randomElement(using: &generator) ?? 0
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let fields = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                field(&generator, oddness)
            }
            text += fields.joined(separator: delimiter)
            text += lineEnds.randomElement(using: &generator) ?? ""
        }
        if Bool.random(using: &generator) { text = String(text.unicodeScalars.dropLast()) }
        return text
    }

    private func field(_ generator: inout SeededGenerator, _ oddness: Int) -> String {
        var field = ""
        let isQuoted = quote != nil && Int.random(in: 0..<3, using: &generator) == 0
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            field += Self.words.randomElement(using: &generator) ?? ""
            if isQuoted, let quote {
                let inner = [delimiter, quote + quote, lineEnds[0], "", "\t"]
                field += inner.randomElement(using: &generator) ?? ""
            }
            if Int.random(in: 0..<100, using: &generator) < oddness {
                field += Self.odd.randomElement(using: &generator) ?? ""
            }
        }
        guard isQuoted, let quote else { return field }
        let isClosed = Int.random(in: 0..<100, using: &generator) >= oddness
        return quote + field + (isClosed ? quote : "")
    }
}
