import Expressions
import Grants

extension IdentifierKind {
    /// Returns what a number of this kind tells; nothing where it is not right.
    ///
    /// A number of zeros alone is none, though some of the sums come out: it stands where a form had to
    /// be filled in.
    func facts(of digits: DigitText) -> IdentifierFacts? {
        guard lengths.contains(digits.count), !digits.isZero else { return nil }
        return switch self {
        case .egn: Self.egn(digits)
        case .lnch: Self.isLNCH(digits) ? IdentifierFacts() : nil
        case .eik: Self.isEIK(digits) ? IdentifierFacts() : nil
        case .rnokpp: Self.rnokpp(digits)
        case .edrpou: Self.isEDRPOU(digits) ? IdentifierFacts() : nil
        }
    }

    // MARK: Persons

    private static let egnWeights = [2, 4, 8, 5, 10, 9, 7, 3, 6]

    /// Reads YYMMDD, a number of three digits, and the check digit.
    ///
    /// In the 1800s 20 is added to the month, in the 2000s 40.
    private static func egn(_ digits: DigitText) -> IdentifierFacts? {
        guard digits.sum(egnWeights) % 11 % 10 == digits[9] else { return nil }
        let month = digits[2..<4]
        let (century, added) = month > 40 ? (2000, 40) : month > 20 ? (1800, 20) : (1900, 0)
        let year = century + digits[0..<2]
        let birthDate = CivilDate(year: year, month: month - added, day: digits[4..<6])
        return person(birthDate, digits[8].isMultiple(of: 2) ? .male : .female)
    }

    private static let rnokppWeights = [-1, 5, 7, 9, 4, 6, 10, 5, 7]

    /// Reads the days since 31 December 1899, a number of four digits, and the check digit.
    private static func rnokpp(_ digits: DigitText) -> IdentifierFacts? {
        // The sum can be below 0, and its remainder is from 0 to 10 all the same.
        let remainder = (digits.sum(rnokppWeights) % 11 + 11) % 11
        let days = digits[0..<5]
        guard remainder % 10 == digits[9], days > 0 else { return nil }
        let birthDate = CivilDate(year: 1899, month: 12, day: 31)?.adding(days: days)
        return person(birthDate, digits[8].isMultiple(of: 2) ? .female : .male)
    }

    /// Returns what is told of a person, if the day is one of which exports can tell.
    private static func person(
        _ birthDate: CivilDate?,
        _ sex: IdentifierFacts.Sex
    ) -> IdentifierFacts? {
        guard let birthDate, DatePattern.years.contains(birthDate.year) else { return nil }
        return IdentifierFacts(birthDate: birthDate, sex: sex)
    }

    private static let lnchWeights = [21, 19, 17, 13, 11, 9, 7, 3, 1]

    private static func isLNCH(_ digits: DigitText) -> Bool {
        digits.sum(lnchWeights) % 10 == digits[9]
    }

    // MARK: Organisations

    private static let eikWeights = [[1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]]
    private static let branchWeights = [[2, 7, 3, 5], [4, 9, 5, 7]]

    /// Checks a number of 9 digits; that of a branch has four more after its organisation's.
    private static func isEIK(_ digits: DigitText) -> Bool {
        checkDigit(digits, eikWeights) == digits[8]
            && (digits.count == 9 || checkDigit(digits, branchWeights, from: 8) == digits[12])
    }

    private static let edrpouWeights = [[1, 2, 3, 4, 5, 6, 7], [3, 4, 5, 6, 7, 8, 9]]
    private static let middleEDRPOUWeights = [[7, 1, 2, 3, 4, 5, 6], [9, 3, 4, 5, 6, 7, 8]]

    /// Checks a number, of which those from 30,000,000 to 60,000,000 have other weights.
    private static func isEDRPOU(_ digits: DigitText) -> Bool {
        let isMiddle = 30_000_000...60_000_000 ~= digits[0..<8]
        return checkDigit(digits, isMiddle ? middleEDRPOUWeights : edrpouWeights) == digits[7]
    }

    /// Returns the first remainder by 11 that is a digit, or 0 where none of them is.
    private static func checkDigit(
        _ digits: DigitText,
        _ weights: [[Int]],
        from first: Int = 0
    ) -> Int {
        let remainders = weights.lazy.map { digits.sum($0, from: first) % 11 }
        return remainders.first { $0 < 10 } ?? 0
    }
}
