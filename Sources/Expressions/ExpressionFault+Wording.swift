extension ExpressionFault: CustomStringConvertible {
    /// The fault in one line of words, without its place.
    public var description: String {
        switch reason {
        case .unexpectedCharacter(let scalar): "unexpected character \(named(scalar))"
        case .unexpectedToken(let found, let expected): "expected \(expected), found \(found)"
        case .unknownWord(let word, let suggestion):
            "unknown word \(quoted(word))" + hint(suggestion)
        case .unterminatedText:
            "the text that begins at character \(offset + 1) has no closing quote"
        case .badEscape: "the escape of 'like' is one character"
        case .needlessEscape(let mark):
            "after the escape \(quoted(mark)) stands '%', '_' or \(quoted(mark)) again"
        case .comment: "a comment cannot stand in an expression"
        case .unknownName(let name, let suggestion):
            "unknown name \(quoted(name))" + hint(suggestion)
        case .unknownCode(let code, let field, let codes, let suggestion):
            "\(quoted(code)) is no code of \(quoted(field))"
                + (suggestion == nil ? list(codes) : hint(suggestion))
        case .ambiguousName(let name): "more than one relation leads to table \(quoted(name))"
        case .unknownFunction(let name, let suggestion):
            "unknown function \(quoted(name))" + hint(suggestion)
        case .wrongArgumentCount(let function, let least, let most, let found):
            "\(quoted(function)) takes \(arguments(least, most)), found \(found)"
        case .notLiteral(let expected): "expected \(expected)"
        case .notIncreasing: "the limits of 'band' must increase"
        case .typeMismatch(let expected, let found):
            "expected \(expected.map(\.rawValue).joined(separator: " or ")), found \(found)"
        case .notComparable(let left, let right): "cannot compare \(left) with \(right)"
        case .unrelatedTable(let table, let scope):
            "table \(quoted(table)) is not related to " + (scope.map(quoted) ?? "any record here")
        case .tableOutOfScope(let table):
            "table \(quoted(table)) can only be read in exists, count, min, max or sum here"
        case .nestedQuery(let function):
            "\(quoted(function)) cannot stand within another sub-query"
        case .badDate(let text):
            "\(quoted(text)) is no date of the years 1800 to 2200 in the form YYYY-MM-DD"
        case .badNumber(let text):
            "\(quoted(text)) is no number of up to \(Rational.mostDecimalDigits) digits"
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .tooLong(let limit): "longer than \(limit) bytes"
        }
    }
}

private func hint(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \(quoted($0))?" } ?? ""
}

/// Names the first codes of a list.
private func list(_ codes: [String]) -> String {
    let shown = codes.prefix(8).map(quoted).joined(separator: ", ")
    return ", which has \(shown)" + (codes.count > 8 ? ", …" : "")
}

private func arguments(_ least: Int, _ most: Int?) -> String {
    guard let most else { return "at least \(least) arguments" }
    if most != least { return "\(least) or \(most) arguments" }
    return least == 1 ? "1 argument" : "\(least) arguments"
}

/// Quotes in one line what an author wrote, cut where it is long.
func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(60).map(printable)
    let isCut = text.unicodeScalars.count > scalars.count
    return "'" + String(String.UnicodeScalarView(scalars)) + (isCut ? "…" : "") + "'"
}

/// Names a character so that look-alikes can be told apart.
private func named(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII, printable(scalar) == scalar { return quoted(String(scalar)) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return scalar.properties.isAlphabetic ? "\(quoted(String(scalar))) (\(code))" : code
}

/// Replaces what would move the cursor, hide, or turn the direction of a line.
func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        "\u{FFFD}"
    default: scalar
    }
}
