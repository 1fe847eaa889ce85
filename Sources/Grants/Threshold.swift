public import Expressions

/// How many records may break a rule before it has failed.
public enum Threshold: Sendable, Equatable {
    /// At most so many.
    case records(Int)
    /// At most so many of a hundred to which the rule applies.
    case percent(Rational)

    /// Reads `at most 5` or `at most 2.5 percent`; nothing for any other text.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 3 || words.count == 4, words[0] == "at", words[1] == "most" else {
            return nil
        }
        if words.count == 3 {
            guard let count = plainInteger(String(words[2])), count >= 0 else { return nil }
            self = .records(count)
        } else {
            guard words[3] == "percent", let share = Rational(decimal: String(words[2])),
                share >= Rational(0), share <= Rational(100)
            else { return nil }
            self = .percent(share)
        }
    }

    /// Tells whether so many records may break the rule.
    ///
    /// - Parameters:
    ///   - broken: How many break it.
    ///   - applied: To how many it applies.
    /// - Returns: Whether they are not too many.
    public func allows(_ broken: Int, of applied: Int) -> Bool {
        switch self {
        case .records(let most): return broken <= most
        case .percent(let most):
            // Both sides hold: a share has few decimals, and records fit into 64 bits.
            do {
                return try Rational(broken).multiplied(by: Rational(100))
                    <= most.multiplied(by: Rational(applied))
            } catch {
                return false
            }
        }
    }
}
