/// Escapes text for XML and HTML, in elements and attributes alike.
///
/// It works on scalars: a `Character` such as a quote with a combining accent is not the quote that
/// it begins with, and would pass unescaped.
enum EscapedContent {
    /// Appends a text so that it can stand in an element or a quoted attribute and is read as it
    /// was.
    ///
    /// Characters that XML 1.0 cannot carry become U+FFFD.
    static func append(_ text: String, to output: inout [UInt8]) {
        guard text.utf8.contains(where: mayNeedEscape) else {
            output.append(contentsOf: text.utf8)
            return
        }
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
