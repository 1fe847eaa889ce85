import TestSupport

/// Makes numbers that are right, or nearly so.
enum RandomIdentifier {
    /// A right number of a kind.
    static func right(_ kind: String, _ generator: inout SeededGenerator) -> String {
        var digits: [Int] = []
        switch kind {
        case "egn":
            let day = IdentifierOracle.egnBeginnings.randomElement(using: &generator) ?? ""
            digits = IdentifierOracle.digits(day) ?? []
        case "rnokpp":
            let days = IdentifierOracle.rnokppDays.indices.dropFirst()
            let day = "0000\(days.randomElement(using: &generator) ?? 1)".suffix(5)
            digits = IdentifierOracle.digits(String(day)) ?? []
        default: break
        }
        let length = ["edrpou": 8, "eik": 9][kind] ?? 10
        while digits.count < length - 1 { digits.append(Int.random(in: 0...9, using: &generator)) }
        digits.append(IdentifierOracle.checkDigit(digits, kind))
        if kind == "eik", Bool.random(using: &generator) {
            digits += (0..<3).map { _ in Int.random(in: 0...9, using: &generator) }
            digits.append(IdentifierOracle.checkDigit(digits, "branch"))
        }
        return digits.map { "\($0)" }.joined()
    }

    /// A number of any digits.
    static func any(_ count: Int, _ generator: inout SeededGenerator) -> String {
        (0..<count).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
    }

    /// The number with another digit at each place, with the places.
    static func changes(of number: String) -> [(place: Int, number: String)] {
        number.indices.enumerated().flatMap { place, index in
            "0123456789".filter { $0 != number[index] }.map { digit in
                var changed = number
                changed.replaceSubrange(index...index, with: "\(digit)")
                return (place, changed)
            }
        }
    }
}
