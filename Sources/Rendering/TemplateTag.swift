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
    var name: String
    var line: Int

    /// Finds the tags of a template.
    ///
    /// - Throws: `TemplateFault` for tags that templates may not use: whatever writes text
    ///   unescaped, changes the escaping or the delimiters, or calls code.
    static func tags(in text: String, file: String) throws(TemplateFault) -> [TemplateTag] {
        let scalars = Array(text.unicodeScalars)
        var tags: [TemplateTag] = []
        var line = 1
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "{", index + 1 < scalars.count, scalars[index + 1] == "{" else {
                if scalars[index] == "\n" { line += 1 }
                index += 1
                continue
            }
            let start = index + 2
            guard let end = end(of: scalars, from: start) else {
                throw TemplateFault(file: file, line: line, reason: .unclosedTag)
            }
            let inner = String(String.UnicodeScalarView(scalars[start..<end]))
            let follower = end + 2 < scalars.count ? scalars[end + 2] : " "
            if follower.properties.isGraphemeExtend || follower == "}" {
                let why = "nothing may be joined to its closing braces"
                throw forbidden(inner, why: why, file: file, line: line)
            }
            tags.append(try tag(inner, file: file, line: line))
            line += inner.unicodeScalars.count(where: { $0 == "\n" })
            index = end + 2
        }
        return tags
    }

    private static func end(of scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var index = start
        while index + 1 < scalars.count {
            if scalars[index] == "}" && scalars[index + 1] == "}" { return index }
            index += 1
        }
        return nil
    }

    private static func forbidden(
        _ inner: String,
        why: String,
        file: String,
        line: Int
    ) -> TemplateFault {
        let tag = "{{\(inner.prefix(40))}}"
        return TemplateFault(file: file, line: line, reason: .forbiddenTag(tag, why: why))
    }

    private static func tag(
        _ inner: String,
        file: String,
        line: Int
    ) throws(TemplateFault) -> TemplateTag {
        let kind: Kind
        switch inner.unicodeScalars.first {
        case "#": kind = .section
        case "^": kind = .inverted
        case "/": kind = .end
        case ">": kind = .partial
        case "!": return TemplateTag(kind: .comment, name: inner, line: line)
        case "{", "&":
            throw forbidden(inner, why: "text is always escaped", file: file, line: line)
        case "%", "=":
            throw forbidden(
                inner,
                why: "escaping and delimiters are fixed",
                file: file,
                line: line
            )
        case "<", "$", "*":
            throw forbidden(inner, why: "use a partial", file: file, line: line)
        default: kind = .variable
        }
        let body = kind == .variable ? inner : String(inner.unicodeScalars.dropFirst())
        let name = body.split(separator: " ").joined(separator: " ")
        guard isName(name, isPartial: kind == .partial) else {
            let why = "expected a name of letters, digits and dots"
            throw forbidden(inner, why: why, file: file, line: line)
        }
        return TemplateTag(kind: kind, name: name, line: line)
    }

    private static func isName(_ name: String, isPartial: Bool) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                case UInt8(ascii: "."): !isPartial
                default: false
                }
            }
    }
}
