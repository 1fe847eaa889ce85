import Mustache

/// Escapes text for XML and HTML, in elements and attributes alike.
///
/// It works on scalars: a `Character` such as a quote with a combining accent is not the quote that
/// it begins with, and would pass unescaped.
struct EscapedContent: MustacheContentType {
    static let name = "GRANTLINE"

    func escapeText(_ text: String) -> String {
        Self.escaped(text)
    }

    /// Returns a text that can stand in an element or a quoted attribute and is read as it was.
    ///
    /// Characters that XML 1.0 cannot carry become U+FFFD.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: mayNeedEscape) else { return text }
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // As they are, a parser makes spaces of them in attributes, and a line feed of CR.
            case "\t": escaped += "&#9;"
            case "\n": escaped += "&#10;"
            case "\r": escaped += "&#13;"
            default: escaped.unicodeScalars.append(isCarriedByXML(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return escaped
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

    private static func isCarriedByXML(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
