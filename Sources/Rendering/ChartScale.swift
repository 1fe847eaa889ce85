import Expressions

/// Where the values of a chart stand, in the units of its drawing.
struct ChartScale {
    static let width = 720
    static let height = 280
    static let left = 56
    static let right = 708
    static let top = 28
    static let bottom = 240

    private static let mostSteps = Rational(5)

    private let maximum: Rational
    /// The values at which lines are drawn, from 0 up.
    let ticks: [Rational]

    /// Makes a scale from 0 to a round number at or above all values, in five steps at most.
    ///
    /// A step is 1, 2 or 5 times a power of ten, and 1 at least.
    init(values: [Rational]) {
        let largest = max(values.max() ?? Rational(0), Rational(1))
        let step = Self.step(to: largest)
        var ticks = [Rational(0)]
        while let last = ticks.last, last < largest, let next = try? last.adding(step) {
            ticks.append(next)
        }
        self.ticks = ticks
        maximum = max(ticks.last ?? largest, largest)
    }

    /// Returns the least round step of which five reach a value.
    private static func step(to value: Rational) -> Rational {
        var power = Rational(1)
        while true {
            for factor in [1, 2, 5] {
                guard let step = try? power.multiplied(by: Rational(factor)),
                    let reach = try? step.multiplied(by: mostSteps)
                else { return value }
                if reach >= value { return step }
            }
            guard let next = try? power.multiplied(by: Rational(10)) else { return value }
            power = next
        }
    }

    /// Returns the height of a bar.
    func height(_ value: Rational) -> String {
        let span = Rational(Self.bottom - Self.top)
        guard value > Rational(0), let share = try? value.divided(by: maximum),
            let length = try? share.multiplied(by: span)
        else { return "0" }
        return (try? length.rounded(toDecimals: 1)) ?? "0"
    }

    /// Returns the place of a value from above.
    func y(_ value: Rational, offset: Int = 0) -> String {
        let length = Rational(decimal: height(value)) ?? Rational(0)
        guard let place = try? Rational(Self.bottom + offset).subtracting(length) else {
            return "0"
        }
        return place.description
    }

    /// Returns the place of one of several bars from the left.
    static func place(_ position: Int, of count: Int) -> (x: String, width: String, middle: String)
    {
        let slot = (right - left) * 10 / max(1, count)
        let width = min(slot * 62 / 100, 640)
        let start = left * 10 + slot * position + (slot - width) / 2
        return (tenths(start), tenths(width), tenths(start + width / 2))
    }

    private static func tenths(_ value: Int) -> String {
        "\(value / 10).\(value % 10)"
    }
}
