import Expressions

/// Reads numbers as offices write them, exactly.
struct NumberText {
    private typealias Scalars = Substring.UnicodeScalarView

    /// What stands before the decimals; nothing for a whole number.
    let decimal: String?
    /// What sets groups of three digits apart; nothing where numbers have no groups.
    let group: String?

    /// The digits of a number, as far as they were read.
    private struct Digits {
        var mantissa: Int64 = 0
        var count = 0
        /// How many stand before the decimals; nothing where no decimals were met.
        var whole: Int?
        var groups = 1
        var inGroup = 0

        mutating func append(_ digit: Int64) {
            mantissa = mantissa * 10 + digit
            count += 1
            inGroup += 1
        }

        /// Whether a group can end here and another one begin.
        var isGroup: Bool { groups == 1 ? (1...3).contains(inGroup) : inGroup == 3 }

        /// Whether the whole number can end here.
        var isWhole: Bool { groups == 1 ? inGroup > 0 : inGroup == 3 }
    }

    /// Reads a number, or nothing where the text is none.
    ///
    /// A minus sign may stand first. Groups, where declared, have three digits each but for the
    /// first; a group set apart by any kind of space may be set apart by any other kind too. At most
    /// 18 digits in all.
    func number(_ text: String) -> Rational? {
        var rest = text.unicodeScalars[...]
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        var digits = Digits()
        while let scalar = rest.first {
            if "0"..."9" ~= scalar {
                guard digits.count < Rational.mostDecimalDigits else { return nil }
                digits.append(Int64(scalar.value - 0x30))
                rest.removeFirst()
            } else if digits.whole == nil, Self.take(decimal, from: &rest) {
                guard digits.isWhole else { return nil }
                digits.whole = digits.count
            } else if digits.whole == nil, takeGroup(from: &rest) {
                guard digits.isGroup else { return nil }
                digits.groups += 1
                digits.inGroup = 0
            } else {
                return nil
            }
        }
        let decimals = digits.whole.map { digits.count - $0 }
        guard decimals.map({ $0 > 0 }) ?? digits.isWhole else { return nil }
        return Rational(
            mantissa: isNegative ? -digits.mantissa : digits.mantissa,
            decimals: decimals ?? 0
        )
    }

    private func takeGroup(from rest: inout Scalars) -> Bool {
        guard let group, group.unicodeScalars.allSatisfy(Mending.isBlank) else {
            return Self.take(group, from: &rest)
        }
        guard !group.isEmpty, let first = rest.first, Mending.isBlank(first) else { return false }
        rest.removeFirst()
        return true
    }

    private static func take(_ separator: String?, from rest: inout Scalars) -> Bool {
        guard let separator, !separator.isEmpty, rest.starts(with: separator.unicodeScalars)
        else { return false }
        rest = rest.dropFirst(separator.unicodeScalars.count)
        return true
    }
}
