extension ExpressionFault {
    /// The most characters of the source that are shown to either side of the place.
    private static let window = 60

    /// Returns the line of the source that holds the place, and below it a caret under the place.
    ///
    /// Of a long line the part around the place; the two lines are joined by a line feed.
    public func caretLines() -> String {
        let scalars = Array(source.unicodeScalars)
        let place = min(max(offset, 0), scalars.count)
        let start = scalars[..<place].lastIndex(where: isLineEnd).map { $0 + 1 } ?? 0
        let end = scalars[place...].firstIndex(where: isLineEnd) ?? scalars.count
        let first = max(start, place - Self.window)
        let last = min(end, place + Self.window)
        let before = (first > start ? ["…"] : []) + scalars[first..<place].map(shown)
        let after = scalars[place..<last].map(shown) + (last < end ? ["…"] : [])
        let indent = before.compactMap(blank)
        return String(String.UnicodeScalarView(before + after)) + "\n"
            + String(String.UnicodeScalarView(indent)) + "^"
    }
}

private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
}

private func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "\t" ? scalar : printable(scalar)
}

/// What takes as much room as the character does; nothing for a combining mark.
private func blank(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: nil
    default: scalar == "\t" ? scalar : " "
    }
}
