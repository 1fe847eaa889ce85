/// What is put right in a cell without asking, because it cannot change the meaning.
enum Mending {
    /// Tells whether a scalar is a blank: space, tab, or one of the no-break and thin spaces.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0xA0, 0x2007, 0x2009, 0x202F: true
        default: false
        }
    }

    /// Returns a text without its outer blanks.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        if first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex {
            return text
        }
        return String(scalars[first...last])
    }

    /// Returns a text with every no-break space made a plain one.
    static func withPlainSpaces(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }),
            text.unicodeScalars.contains(where: { !$0.isASCII && isBlank($0) })
        else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(!scalar.isASCII && isBlank(scalar) ? " " : scalar)
        }
        return String(scalars)
    }

    /// Returns the name of a column: a header with one plain space for each run of blanks and line
    /// breaks, which spreadsheets put into wide headers.
    static func columnName(_ header: String) -> String {
        header.unicodeScalars
            .split { isBlank($0) || $0 == "\n" || $0 == "\r" }
            .map { String($0) }
            .joined(separator: " ")
    }

    /// Tells whether a text holds what nobody sees: controls, zero-width characters, marks of
    /// writing direction, soft hyphens.
    static func holdsInvisible(_ text: String) -> Bool {
        // Cyrillic and most Latin text is known to hold none by its bytes.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 >= 0xD8 })
        else { return false }
        return text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format: true
            default: false
            }
        }
    }
}
