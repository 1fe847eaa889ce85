/// Consecutive ranges of numbers, each with a code; the lower limit belongs to a range, the upper not.
struct Band {
    private let limits: [Rational]

    /// Makes the ranges between limits that increase; there is one limit at least.
    init(limits: [Rational]) {
        self.limits = limits
    }

    /// The codes, the lowest range's first: `<0`, `0-5`, `6-17`, `18+` for whole limits, and
    /// `<0.5`, `0.5-<1.5`, `1.5+` where one of them is no whole number.
    var codes: [String] {
        guard let first = limits.first, let last = limits.last else { return [] }
        let areWhole = limits.allSatisfy { $0.denominator == 1 }
        let inner = zip(limits, limits.dropFirst()).map { lower, upper in
            guard areWhole else { return "\(lower)-<\(upper)" }
            let most = upper.numerator - 1
            return most == lower.numerator ? "\(lower)" : "\(lower)-\(most)"
        }
        return ["<\(first)"] + inner + ["\(last)+"]
    }
}
