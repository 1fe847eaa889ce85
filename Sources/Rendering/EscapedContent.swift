import Mustache

/// Escapes text for XML and HTML, in elements and attributes alike.
///
/// It works on bytes: a `Character` such as a quote with a combining accent is not the quote that it
/// begins with, and would pass unescaped.
struct EscapedContent: MustacheContentType {
    static let name = "GRANTLINE"

    func escapeText(_ text: String) -> String {
        Self.escaped(text)
    }

    /// Returns a text that can stand in an element or a quoted attribute.
    ///
    /// Characters that XML 1.0 cannot carry become U+FFFD.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += Array("&amp;".utf8)
            case "<": bytes += Array("&lt;".utf8)
            case ">": bytes += Array("&gt;".utf8)
            case "\"": bytes += Array("&quot;".utf8)
            case "'": bytes += Array("&#39;".utf8)
            default:
                let safe = isCarriedByXML(scalar) ? scalar : "\u{FFFD}"
                bytes += Array(String(safe).utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isCarriedByXML(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
            true
        default: false
        }
    }
}
