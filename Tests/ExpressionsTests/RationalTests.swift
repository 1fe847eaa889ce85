import TestSupport
import Testing

@testable import Expressions

@Suite("A rational number")
struct RationalTests {
    private static let most = Int128.max
    private static let least = Int128.min

    @Test("is kept in lowest terms with the sign above")
    func lowestTerms() throws {
        let number = try Rational(numerator: 6, denominator: -4)
        #expect(number.numerator == -3 && number.denominator == 2)
        #expect(
            try Rational(numerator: -6, denominator: -4) == Rational(numerator: 3, denominator: 2)
        )
        #expect(try Rational(numerator: 0, denominator: -7) == Rational(0))
        #expect(try Rational(numerator: Self.least, denominator: Self.least) == Rational(1))
        #expect(try Rational(numerator: Self.least, denominator: -2).numerator == 1 << 126)
        #expect(Rational(.min).numerator == Int128(Int.min))
    }

    @Test(
        "is read from a plain decimal",
        arguments: [
            ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("12", "12"), ("12.50", "12.5"),
            ("-12.5", "-12.5"), ("007", "7"), ("0.125", "0.125"),
            ("999999999999999999", "999999999999999999"),
            ("-99999999999999999.9", "-99999999999999999.9"),
            ("0.00000000000000001", "0.00000000000000001"),
        ]
    )
    func decimals(text: String, written: String) {
        #expect(Rational(decimal: text)?.description == written)
        #expect(Rational(decimal: "x\(text)".dropFirst())?.description == written)
    }

    @Test(
        "is not read from anything else",
        arguments: [
            "", "-", "+5", "--5", ".5", "5.", "-.5", "-5.", "1.2.3", "1e5", "0x1p4", "nan", "inf",
            "1 000", "1,5", " 1", "1 ", "1-", "١٢", "1\u{301}", "½", "1000000000000000000",
            "0.000000000000000001", "1_000", "５",
        ]
    )
    func noDecimals(text: String) {
        #expect(Rational(decimal: text) == nil)
    }

    @Test(
        "is written as the shortest exact decimal, or as a fraction",
        arguments: [
            (1, 3, "1/3"), (-2, 6, "-1/3"), (1, 8, "0.125"), (-7, 40, "-0.175"), (10, 5, "2"),
            (1, 1024, "0.0009765625"), (5, 1, "5"), (22, 7, "22/7"), (1, 625, "0.0016"),
        ]
    )
    func descriptions(numerator: Int, denominator: Int, written: String) throws {
        let number = try Rational(
            numerator: Int128(numerator),
            denominator: Int128(denominator)
        )
        #expect("\(number)" == written)
    }

    @Test("is written exactly at the edge of 128 bits")
    func extremeDescriptions() throws {
        #expect("\(Rational(whole: Self.least))" == "-170141183460469231731687303715884105728")
        let tiny = try Rational(numerator: 1, denominator: 1 << 126)
        #expect("\(tiny)".hasPrefix("0.0000000000000000000000000000000000000117549435082228750796"))
        #expect("\(tiny)".utf8.count == 128)
        #expect(
            try Rational(numerator: Self.most, denominator: Self.most - 1).rounded(toDecimals: 3)
                == "1.000"
        )
    }

    @Test(
        "is rounded half up, away from zero, to exactly so many decimals",
        arguments: [
            ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("1.5", 0, "2"), ("2.5", 0, "3"),
            ("-2.5", 0, "-3"), ("0.49", 0, "0"), ("-0.49", 0, "0"), ("-0.004", 2, "0.00"),
            ("-0.005", 2, "-0.01"), ("0.005", 2, "0.01"), ("1.005", 2, "1.01"),
            ("2.675", 2, "2.68"), ("9.995", 2, "10.00"), ("99.5", 0, "100"),
            ("-9.99", 1, "-10.0"), ("7", 3, "7.000"), ("0", 2, "0.00"), ("0.125", 3, "0.125"),
            ("0.125", 4, "0.1250"), ("19166.65", 2, "19166.65"), ("216.6666666", 2, "216.67"),
        ]
    )
    func rounding(text: String, decimals: Int, written: String) throws {
        let number = try #require(Rational(decimal: text))
        #expect(try number.rounded(toDecimals: decimals) == written)
    }

    @Test("gives the published average caseload from case-days")
    func caseload() throws {
        let average = try Rational(169_699).divided(by: Rational(2_071))
        #expect(try average.rounded(toDecimals: 4) == "81.9406")
        let utilisation = try Rational(130).divided(by: Rational(60)).multiplied(by: Rational(100))
        #expect(try utilisation.rounded(toDecimals: 2) == "216.67")
    }

    @Test("is not rounded to an absurd number of decimals", arguments: [-1, 101, .max, .min])
    func absurdDecimals(decimals: Int) {
        #expect(throws: ArithmeticFault.overflow) {
            try Rational(1).rounded(toDecimals: decimals)
        }
    }

    @Test("has no value with nothing below the line")
    func divisionByZero() {
        #expect(throws: ArithmeticFault.divisionByZero) {
            try Rational(numerator: 1, denominator: 0)
        }
        #expect(throws: ArithmeticFault.divisionByZero) {
            try Rational(0).divided(by: Rational(0))
        }
    }

    @Test("throws instead of overflowing")
    func overflow() throws {
        let (most, least) = (Rational(whole: Self.most), Rational(whole: Self.least))
        let tiny = try Rational(numerator: 1, denominator: Self.most)
        let faults: [() throws -> Rational] = [
            { try most.adding(Rational(1)) }, { try least.subtracting(Rational(1)) },
            { try most.multiplied(by: Rational(2)) }, { try least.multiplied(by: Rational(-1)) },
            { try least.negated() }, { try Rational(1).divided(by: least) },
            { try tiny.divided(by: Rational(2)) }, { try tiny.multiplied(by: tiny) },
            { try most.divided(by: tiny) }, { try tiny.adding(most) },
            { try tiny.adding(Rational(numerator: 1, denominator: Self.most - 1)) },
            { try Rational(numerator: Self.least, denominator: -1) },
            { try Rational(numerator: 1, denominator: Self.least) },
        ]
        for calculate in faults {
            #expect(throws: ArithmeticFault.overflow) { try calculate() }
        }
    }

    @Test("reaches the edge of 128 bits where the result fits")
    func edge() throws {
        let (most, least) = (Rational(whole: Self.most), Rational(whole: Self.least))
        #expect(try most.adding(least) == Rational(-1))
        #expect(try least.divided(by: least) == Rational(1))
        #expect(try least.divided(by: Rational(2)).multiplied(by: Rational(2)) == least)
        #expect(try most.multiplied(by: Rational(1).divided(by: most)) == Rational(1))
        let third = try Rational(numerator: 1, denominator: 3)
        #expect(try third.adding(third).adding(third) == Rational(1))
    }

    @Test("is compared exactly where doubles are not exact and products do not fit")
    func comparison() throws {
        let large = try Rational(numerator: Self.most, denominator: Self.most - 1)
        let larger = try Rational(numerator: Self.most - 1, denominator: Self.most - 2)
        #expect(large < larger && !(larger < large))
        #expect(try larger.negated() < large.negated())
        #expect(try Rational(whole: Self.least) < larger.negated())
        #expect(Rational(whole: Self.least) < Rational(whole: Self.most))
        let half = try Rational(numerator: 1, denominator: 2)
        #expect(Rational(0) < half && Rational(-1) < half && half < Rational(1))
        #expect(!(half < half))
    }

    @Test("calculates as schoolbook fractions do")
    func schoolbook() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let parts = (0..<4).map { _ in Int128.random(in: -1_000...1_000, using: &random) }
            guard parts[1] != 0, parts[3] != 0 else { continue }
            let first = try Rational(numerator: parts[0], denominator: parts[1])
            let second = try Rational(numerator: parts[2], denominator: parts[3])
            let below = parts[1] * parts[3]
            let (left, right) = (parts[0] * parts[3], parts[2] * parts[1])
            #expect(
                try first.adding(second) == Rational(numerator: left + right, denominator: below)
            )
            #expect(
                try first.subtracting(second)
                    == Rational(numerator: left - right, denominator: below)
            )
            #expect(
                try first.multiplied(by: second)
                    == Rational(numerator: parts[0] * parts[2], denominator: below)
            )
            #expect((first < second) == (below > 0 ? left < right : left > right))
            guard right != 0 else { continue }
            #expect(try first.divided(by: second) == Rational(numerator: left, denominator: right))
        }
    }

    @Test("is rounded as whole numbers would be")
    func roundingOracle() throws {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<2_000 {
            let above = Int.random(in: -100_000...100_000, using: &random)
            let below = Int.random(in: 1...500, using: &random)
            let number = try Rational(numerator: Int128(above), denominator: Int128(below))
            let hundredths = (abs(above) * 200 + below) / (2 * below)
            let cents = hundredths % 100
            let sign = above < 0 && hundredths > 0 ? "-" : ""
            let written = "\(sign)\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
            #expect(try number.rounded(toDecimals: 2) == written)
        }
    }
}
