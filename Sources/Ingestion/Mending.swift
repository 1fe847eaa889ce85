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
        return String(scalars[first...last])
    }

    /// Returns a text with every no-break space made a plain one.
    static func withPlainSpaces(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value > 0x7F && isBlank($0) }) else {
            return text
        }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(scalar.value > 0x7F && isBlank(scalar) ? " " : scalar)
        }
        return String(scalars)
    }
}
