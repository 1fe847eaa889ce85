/// How values are written into a document, so that each is read as it was.
///
/// It works on scalars: a `Character` such as a quote with a combining accent is not the quote that
/// it begins with, and would pass unescaped.
enum Escaping: Sendable {
    /// For XML and HTML, in elements and quoted attributes alike; characters that XML 1.0 cannot
    /// carry become U+FFFD.
    case markup
    /// As one cell of CSV (RFC 4180).
    case csv

    /// The escaping of a document, by its name.
    init(document: String) {
        self = document.hasSuffix(".csv") ? .csv : .markup
    }

    /// Appends a text.
    func append(_ text: String, to output: inout [UInt8]) {
        switch self {
        case .markup: Self.appendMarkup(text, to: &output)
        case .csv: Self.appendCell(text, to: &output)
        }
    }

    /// Quotes a cell only where it holds a comma, a quote, CR or LF.
    private static func appendCell(_ text: String, to output: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let isPlain = appendPlain(text, to: &output) { byte in
            byte == quote || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
        }
        guard !isPlain else { return }
        output.append(quote)
        for byte in text.utf8 {
            if byte == quote { output.append(quote) }
            output.append(byte)
        }
        output.append(quote)
    }

    /// Appends a text as it is unless it holds a byte that is special.
    ///
    /// It looks at what it has appended: that takes half the time of looking at the text first.
    ///
    /// - Returns: Whether the text was appended.
    @inline(__always)
    private static func appendPlain(
        _ text: String,
        to output: inout [UInt8],
        unless isSpecial: (UInt8) -> Bool
    ) -> Bool {
        let start = output.count
        output.append(contentsOf: text.utf8)
        guard output[start...].contains(where: isSpecial) else { return true }
        output.removeSubrange(start...)
        return false
    }

    private static func appendMarkup(_ text: String, to output: inout [UInt8]) {
        guard !appendPlain(text, to: &output, unless: mayNeedEscape) else { return }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output.append(contentsOf: "&amp;".utf8)
            case "<": output.append(contentsOf: "&lt;".utf8)
            case ">": output.append(contentsOf: "&gt;".utf8)
            case "\"": output.append(contentsOf: "&quot;".utf8)
            case "'": output.append(contentsOf: "&#39;".utf8)
            // As they are, a parser makes spaces of them in attributes, and a line feed of CR.
            case "\t": output.append(contentsOf: "&#9;".utf8)
            case "\n": output.append(contentsOf: "&#10;".utf8)
            case "\r": output.append(contentsOf: "&#13;".utf8)
            default: output.append(contentsOf: carried(scalar).utf8)
            }
        }
    }

    /// Tells whether a byte of UTF-8 can be part of what needs an escape: 0xC2 begins the controls
    /// from U+0080, 0xEF the two scalars at the end of the basic plane that are no characters.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00..<0x20, 0x7F, 0xC2, 0xEF, UInt8(ascii: "&"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }

    private static func carried(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: scalar
        default: "\u{FFFD}"
        }
    }
}
