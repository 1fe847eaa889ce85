/// A tag of a Mustache template.
struct TemplateTag: Equatable {
    /// What a tag does.
    enum Kind: Equatable {
        case variable
        case section
        case inverted
        case end
        case partial
        case comment
    }

    var kind: Kind
    /// The name; of a comment its text.
    var name: String
    var line: Int
    /// Where the tag stands in the template, in bytes, with its braces.
    var range: Range<Int>

    /// The parts of the name, outermost first.
    var path: [String] {
        let dot = UInt8(ascii: ".")
        guard name.utf8.contains(dot) else { return [name] }
        return name.utf8.split(separator: dot, omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
    }

    /// Finds the tags of a template.
    ///
    /// - Throws: `TemplateFault` for tags that templates may not use: whatever writes text
    ///   unescaped, changes the escaping or the delimiters, or calls code.
    static func tags(in text: String, file: String) throws(TemplateFault) -> [TemplateTag] {
        let bytes = Array(text.utf8)
        var tags: [TemplateTag] = []
        var line = 1
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == openingBrace, isPair(openingBrace, at: index, in: bytes) else {
                if byte == newline { line += 1 }
                index += 1
                continue
            }
            guard let end = end(of: bytes, from: index + 2) else {
                throw TemplateFault(file: file, line: line, reason: .unclosedTag)
            }
            let inner = bytes[index + 2..<end]
            let hasThird = end + 2 < bytes.count && bytes[end + 2] == closingBrace
            do throws(Refusal) {
                if hasThird { throw .thirdBrace(in: inner) }
                tags.append(try tag(inner, line: line, range: index..<end + 2))
            } catch {
                let shown = String(decoding: inner, as: UTF8.self) + (hasThird ? "}" : "")
                throw TemplateFault(file: file, line: line, reason: error.reason(in: shown))
            }
            line += bytes[index..<end].count { $0 == newline }
            index = end + 2
        }
        return tags
    }

    private static let openingBrace = UInt8(ascii: "{")
    private static let closingBrace = UInt8(ascii: "}")
    private static let newline = UInt8(ascii: "\n")

    private static func isPair(_ brace: UInt8, at index: Int, in bytes: [UInt8]) -> Bool {
        bytes[index] == brace && index + 1 < bytes.count && bytes[index + 1] == brace
    }

    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        bytes.indices.dropFirst(start).first { isPair(closingBrace, at: $0, in: bytes) }
    }

    /// Why a tag is not allowed.
    private struct Refusal: Error {
        var why: String

        static let tripleBraces = Refusal(why: "text is always escaped: use two braces")

        static func thirdBrace(in inner: ArraySlice<UInt8>) -> Refusal {
            inner.first == openingBrace
                ? .tripleBraces : Refusal(why: "another brace follows")
        }

        func reason(in inner: String) -> TemplateFault.Reason {
            .forbiddenTag("{{\(printable(inner))}}", why: why)
        }
    }

    /// Shortens a text to what fits into a message of one line.
    private static func printable(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(40) {
            shown +=
                scalar.isASCII && scalar.value >= 0x20 ? "\(scalar)" : scalar.escaped(asASCII: true)
        }
        return shown
    }

    private static func tag(
        _ inner: ArraySlice<UInt8>,
        line: Int,
        range: Range<Int>
    ) throws(Refusal) -> TemplateTag {
        let kind: Kind
        switch inner.first {
        case UInt8(ascii: "#"): kind = .section
        case UInt8(ascii: "^"): kind = .inverted
        case UInt8(ascii: "/"): kind = .end
        case UInt8(ascii: ">"): kind = .partial
        case UInt8(ascii: "!"):
            let text = String(decoding: inner.dropFirst(), as: UTF8.self)
            return TemplateTag(kind: .comment, name: text, line: line, range: range)
        case openingBrace: throw .tripleBraces
        case UInt8(ascii: "&"): throw Refusal(why: "text is always escaped: leave out the '&'")
        case UInt8(ascii: "%"), UInt8(ascii: "="):
            throw Refusal(why: "escaping and delimiters are fixed")
        case UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "*"):
            throw Refusal(why: "use a partial")
        default: kind = .variable
        }
        let name = withoutBlanks(kind == .variable ? inner : inner.dropFirst())
        guard isName(name, isPartial: kind == .partial) else {
            throw Refusal(why: "expected a name of letters, digits and dots")
        }
        let text = String(decoding: name, as: UTF8.self)
        return TemplateTag(kind: kind, name: text, line: line, range: range)
    }

    /// Returns what stands between outer blanks.
    private static func withoutBlanks(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isText = { (byte: UInt8) in byte != UInt8(ascii: " ") }
        guard let first = text.firstIndex(where: isText), let last = text.lastIndex(where: isText)
        else { return [] }
        return text[first...last]
    }

    private static func isName(_ name: ArraySlice<UInt8>, isPartial: Bool) -> Bool {
        !name.isEmpty
            && name.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                case UInt8(ascii: "."): !isPartial
                default: false
                }
            }
    }
}
