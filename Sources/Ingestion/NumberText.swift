import Expressions

/// Reads numbers as offices write them, exactly.
struct NumberText {
    /// What stands before the decimals; nothing for a whole number.
    let decimal: String?
    /// What sets groups of three digits apart; nothing where numbers have no groups.
    let group: String?

    /// Reads a number, or nothing where the text is none.
    ///
    /// A minus sign may stand first. Groups, where declared, have three digits each but for the
    /// first; a group set apart by any kind of space may be set apart by any other kind too. At most
    /// 18 digits in all.
    func number(_ text: String) -> Rational? {
        // Most numbers are plain whole ones; read so, they take a tenth of the time.
        if Self.isDigits(text), text.utf8.count <= 18 { return Int(text).map { Rational($0) } }
        let sign = text.hasPrefix("-") ? "-" : ""
        let parts = Self.split(String(text.dropFirst(sign.count)), by: decimal)
        guard parts.count <= 2, let whole = ungrouped(parts[0]),
            ([whole] + parts.dropFirst()).allSatisfy(Self.isDigits)
        else { return nil }
        return Rational(decimal: ([sign + whole] + parts.dropFirst()).joined(separator: "."))
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func split(_ text: String, by separator: String?) -> [String] {
        guard let separator, !separator.isEmpty else { return [text] }
        return text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    private func ungrouped(_ text: String) -> String? {
        guard let group, !group.isEmpty else { return text }
        let isSpace = group.unicodeScalars.allSatisfy(Mending.isBlank)
        let groups = isSpace ? Self.splitByBlanks(text) : Self.split(text, by: group)
        guard groups.count > 1 else { return text }
        let sizes = groups.map(\.utf8.count)
        guard (1...3).contains(sizes[0]), sizes.dropFirst().allSatisfy({ $0 == 3 }) else {
            return nil
        }
        return groups.joined()
    }

    private static func splitByBlanks(_ text: String) -> [String] {
        text.unicodeScalars
            .split(omittingEmptySubsequences: false, whereSeparator: Mending.isBlank)
            .map { String($0) }
    }
}
