import Expressions

extension ConfigurationFault: CustomStringConvertible {
    /// The fault in one line, for an expression in three: place, what is wrong, what to do.
    public var description: String {
        line > 0 ? "\(file):\(line):\(column): \(wording)" : "\(file): \(wording)"
    }

    private var wording: String {
        switch reason {
        case .syntax(let text): text
        case .indirection(let kind):
            "\(kind) is not allowed in configuration: write the value out, or quote it"
        case .tooLarge(let limit): "the file goes beyond \(limit)"
        case .unknownKey(let key, let suggestion): "unknown key \(quoted(key))" + hint(suggestion)
        case .missingKey(let key): "the key \(quoted(key)) is missing"
        case .expected(let kind, let found): "expected \(kind), found \(found)"
        case .unknownValue(let value, let allowed):
            "\(quoted(value)) is not allowed here: expected "
                + (allowed.count == 1 ? "" : "one of ")
                + allowed.map(quoted).joined(separator: ", ")
        case .unknownName(let name, let kind, let suggestion):
            "there is no \(kind) \(quoted(name))" + hint(suggestion)
        case .duplicate(let name): "\(quoted(name)) is there twice"
        case .missingTranslation(let language):
            "the text has no translation for \(quoted(language))"
        case .expression(let fault): "\(fault)\n" + fault.caretLines()
        case .contradiction(let text): text
        case .unsupported(let name, let instead): "\(quoted(name)) is not supported: \(instead)"
        }
    }

    private func hint(_ suggestion: String?) -> String {
        suggestion.map { "; did you mean \(quoted($0))?" } ?? ""
    }
}

/// Quotes in one line what an author wrote: cut where it is long, without what would move the
/// cursor, hide, or turn the direction of the line.
public func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(60).map(printable)
    let isCut = text.unicodeScalars.count > scalars.count
    return "'" + String(String.UnicodeScalarView(scalars)) + (isCut ? "…" : "") + "'"
}

private func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        "\u{FFFD}"
    default: scalar
    }
}
