import Expressions

/// Where the values of a chart stand, in the units of its drawing.
struct ChartScale {
    static let width = 720
    static let height = 280
    static let left = 56
    static let right = 708
    static let top = 28
    static let bottom = 240

    private let maximum: Rational
    /// The values at which lines are drawn, from 0 up.
    let ticks: [Rational]

    /// Makes a scale from 0 to a round number at or above all values.
    init(values: [Rational]) {
        let largest = max(values.max() ?? Rational(0), Rational(1))
        var step = Rational(1)
        var factors = [2, 5, 10].map { Rational($0) }[...]
        var power = Rational(1)
        var steps = Self.steps(step, to: largest)
        while steps > 5 {
            guard let factor = factors.popFirst(), let next = try? power.multiplied(by: factor) else {
                guard let next = try? power.multiplied(by: Rational(10)) else { break }
                power = next
                factors = [2, 5, 10].map { Rational($0) }[...]
                continue
            }
            step = next
            steps = Self.steps(step, to: largest)
        }
        let count = max(1, steps)
        ticks = (0...count).compactMap { try? step.multiplied(by: Rational($0)) }
        maximum = ticks.last ?? largest
    }

    private static func steps(_ step: Rational, to value: Rational) -> Int {
        guard let quotient = try? value.divided(by: step) else { return 0 }
        let whole = quotient.numerator / quotient.denominator
        let isWhole = quotient.numerator % quotient.denominator == 0
        return Int(clamping: whole) + (isWhole ? 0 : 1)
    }

    /// Returns the height of a bar.
    func height(_ value: Rational) -> String {
        let span = Rational(Self.bottom - Self.top)
        guard value > Rational(0), let length = try? value.multiplied(by: span).divided(by: maximum)
        else { return "0" }
        return (try? length.rounded(toDecimals: 1)) ?? "0"
    }

    /// Returns the place of a value from above.
    func y(_ value: Rational, offset: Int = 0) -> String {
        let length = Rational(decimal: height(value)) ?? Rational(0)
        guard let place = try? Rational(Self.bottom + offset).subtracting(length) else { return "0" }
        return place.description
    }

    /// Returns the place of one of several bars from the left.
    static func place(_ position: Int, of count: Int) -> (x: String, width: String, middle: String) {
        let slot = (right - left) * 10 / max(1, count)
        let width = min(slot * 62 / 100, 640)
        let start = left * 10 + slot * position + (slot - width) / 2
        return (tenths(start), tenths(width), tenths(start + width / 2))
    }

    private static func tenths(_ value: Int) -> String {
        "\(value / 10).\(value % 10)"
    }
}
