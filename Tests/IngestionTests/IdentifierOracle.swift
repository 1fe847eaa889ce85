/// Judges identifiers in other ways than the program: slowly, by lists of days and whole sums.
enum IdentifierOracle {
    /// What a right number says.
    struct Facts: Equatable {
        var birthDate: String?
        var sex: String?
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
    }

    /// All days of some years, one after the other, as year, month and day.
    private static func days(of years: ClosedRange<Int>) -> [[Int]] {
        years.flatMap { year in
            [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated()
                .flatMap { month, days in (1...days).map { [year, month + 1, $0] } }
        }
    }

    private static func text(_ number: Int, _ width: Int = 2) -> String {
        String(("000\(number)").suffix(width))
    }

    private static func iso(_ day: [Int]) -> String {
        "\(text(day[0], 4))-\(text(day[1]))-\(text(day[2]))"
    }

    /// The days of which exports tell, by how an EGN begins.
    static let egnDays = Dictionary(
        uniqueKeysWithValues: days(of: 1850...2099).map { day in
            let added = day[0] < 1900 ? 20 : day[0] < 2000 ? 0 : 40
            return (text(day[0] % 100) + text(day[1] + added) + text(day[2]), iso(day))
        }
    )

    /// How an EGN can begin.
    static let egnBeginnings = egnDays.keys.sorted()

    /// The days since 31 December 1899, as far as exports tell of them.
    static let rnokppDays = ["1899-12-31"] + days(of: 1900...2150).map(iso)

    static func digits(_ text: String) -> [Int]? {
        let digits = text.unicodeScalars.map { Int($0.value) - 0x30 }
        return digits.allSatisfy((0...9).contains) ? digits : nil
    }

    private static func sum(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
        zip(digits, weights).map(*).reduce(0, +)
    }

    /// The sums by whose remainders the check digit is found, the first that is one.
    static func remainders(_ digits: [Int], _ kind: String) -> [Int] {
        switch kind {
        // The weights are the powers of 2.
        case "egn": [digits.prefix(9).reversed().reduce(0) { ($0 + $1) * 2 } % 11]
        // Of 21, 19, 17 … only the last digit counts.
        case "lnch": [sum(digits, [1, 9, 7, 3, 1, 9, 7, 3, 1]) % 10]
        // -1 and 10 have the same remainder.
        case "rnokpp": [sum(digits, [10, 5, 7, 9, 4, 6, 10, 5, 7]) % 11]
        case "eik":
            [sum(digits, [1, 2, 3, 4, 5, 6, 7, 8]), sum(digits, [3, 4, 5, 6, 7, 8, 9, 10])]
                .map { $0 % 11 }
        case "branch":
            [sum(digits.dropFirst(8), [2, 7, 3, 5]), sum(digits.dropFirst(8), [4, 9, 5, 7])]
                .map { $0 % 11 }
        default: edrpouRemainders(digits)
        }
    }

    private static func edrpouRemainders(_ digits: [Int]) -> [Int] {
        let first = digits.prefix(7).reduce(0) { $0 * 10 + $1 }
        let isMiddle = (3_000_000..<6_000_000).contains(first)
        let weights = isMiddle ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
        return [sum(digits, weights) % 11, sum(digits, weights.map { $0 + 2 }) % 11]
    }

    /// The check digit of digits that lack it, or have it.
    static func checkDigit(_ digits: [Int], _ kind: String) -> Int {
        remainders(digits, kind).first { $0 != 10 } ?? 0
    }

    /// What a text says as a number of a kind; nothing where it is not right.
    static func facts(_ text: String, _ kind: String) -> Facts? {
        guard let digits = digits(text), digits.contains(where: { $0 > 0 }) else { return nil }
        switch (kind, digits.count) {
        case ("egn", 10):
            guard checkDigit(digits, kind) == digits[9], let day = egnDays[String(text.prefix(6))]
            else { return nil }
            return Facts(birthDate: day, sex: [0, 2, 4, 6, 8].contains(digits[8]) ? "M" : "F")
        case ("rnokpp", 10):
            let day = Int(text.prefix(5)) ?? 0
            guard checkDigit(digits, kind) == digits[9],
                rnokppDays.indices.dropFirst().contains(day)
            else { return nil }
            return Facts(
                birthDate: rnokppDays[day],
                sex: [0, 2, 4, 6, 8].contains(digits[8]) ? "F" : "M"
            )
        case ("lnch", 10), ("eik", 9), ("edrpou", 8):
            return checkDigit(digits, kind) == digits.last ? Facts() : nil
        case ("eik", 13):
            return checkDigit(digits, kind) == digits[8]
                && checkDigit(digits, "branch") == digits[12] ? Facts() : nil
        default: return nil
        }
    }
}
