import Expressions

/// Reads numbers as offices write them, exactly.
struct NumberText {
    let decimal: String?
    let group: String?

    /// Reads a number, or nothing where the text is none.
    ///
    /// A minus sign may stand first. Groups, where declared, have three digits each but for the
    /// first; a group set apart by any kind of space may be set apart by any other kind too. At most
    /// 18 digits in all.
    func number(_ text: String) -> Rational? {
        let unsigned = text.hasPrefix("-") ? String(text.dropFirst()) : text
        let parts = split(unsigned, by: decimal)
        guard parts.count <= 2, let whole = ungrouped(parts[0]) else { return nil }
        let sign = text.hasPrefix("-") ? "-" : ""
        guard parts.count == 2 else { return Rational(decimal: sign + whole) }
        return Rational(decimal: sign + whole + "." + parts[1])
    }

    private func split(_ text: String, by separator: String?) -> [String] {
        guard let separator, !separator.isEmpty else { return [text] }
        return text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    private func ungrouped(_ text: String) -> String? {
        guard let group, !group.isEmpty else { return text }
        let isSpace = group.unicodeScalars.allSatisfy(Mending.isBlank)
        let groups =
            isSpace
            ? text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: Mending.isBlank)
                .map { String($0) }
            : split(text, by: group)
        guard groups.count > 1 else { return text }
        let sizes = groups.map(\.utf8.count)
        guard (1...3).contains(sizes[0]), sizes.dropFirst().allSatisfy({ $0 == 3 }) else { return nil }
        return groups.joined()
    }
}
