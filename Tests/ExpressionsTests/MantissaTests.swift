import TestSupport
import Testing

@testable import Expressions

@Suite("A rational number of a mantissa and decimals")
struct MantissaTests {
    @Test(
        "is that of the same text",
        arguments: [
            (0, 0, "0"), (0, 18, "0.0"), (-0, 3, "0"), (1250, 2, "12.5"), (-1250, 2, "-12.5"),
            (5, 1, "0.5"), (1, 0, "1"), (100, 2, "1"), (1000, 2, "10"), (7, 3, "0.007"),
            (1024, 10, "0.0000001024"), (9_765_625, 10, "0.0009765625"),
            (-1, 17, "-0.00000000000000001"),
            (999_999_999_999_999_999, 0, "999999999999999999"),
            (-999_999_999_999_999_999, 17, "-9.99999999999999999"),
        ] as [(Int64, Int, String)]
    )
    func byHand(mantissa: Int64, decimals: Int, text: String) throws {
        let number = Rational(mantissa: mantissa, decimals: decimals)
        #expect(number == Rational(decimal: text))
        #expect(number.denominator > 0)
    }

    @Test("with 18 decimals is still in lowest terms")
    func eighteen() throws {
        let scale = Int128(1_000_000_000_000_000_000)
        for mantissa in [1, -1, 2, 5, 10, 999_999_999_999_999_999, 500_000_000_000_000_000] {
            let number = Rational(mantissa: Int64(mantissa), decimals: 18)
            #expect(try number == Rational(numerator: Int128(mantissa), denominator: scale))
        }
        for mantissa in [Int64.min, .max, .min + 1] {
            let number = Rational(mantissa: mantissa, decimals: 18)
            #expect(try number == Rational(numerator: Int128(mantissa), denominator: scale))
        }
    }

    @Test("is that of the same text, whatever the digits")
    func random() throws {
        for seed in 0..<4_000 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let digits = Int.random(in: 1...18, using: &generator)
            let decimals = Int.random(in: 0..<digits, using: &generator)
            let zeros = Int.random(in: 0...digits, using: &generator)
            var text = ""
            for place in 0..<digits {
                if place == digits - decimals { text += "." }
                let isZero = place >= digits - zeros || Bool.random(using: &generator)
                text += isZero ? "0" : "\(Int.random(in: 1...9, using: &generator))"
            }
            if Bool.random(using: &generator) { text = "-" + text }
            let mantissa = try #require(Int64(text.replacing(".", with: "")))
            let number = Rational(mantissa: mantissa, decimals: decimals)
            #expect(number == Rational(decimal: text), "seed \(seed): \(text)")
        }
    }
}
