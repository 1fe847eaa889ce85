import Testing

@testable import Expressions
@testable import Rendering

/// Checks where the lines and bars of a chart stand.
@Suite struct ChartScaleTests {
    private func scale(_ values: [String]) -> ChartScale {
        ChartScale(values: values.compactMap { Rational(decimal: $0) })
    }

    @Test(arguments: [
        ([], "0 1"), (["0"], "0 1"), (["0", "0"], "0 1"), (["0.01"], "0 1"), (["1"], "0 1"),
        (["1.0001"], "0 1 2"), (["5"], "0 1 2 3 4 5"), (["5.5"], "0 2 4 6"),
        (["10"], "0 2 4 6 8 10"), (["11"], "0 5 10 15"), (["26"], "0 10 20 30"),
        (["60", "130.4674"], "0 50 100 150"), (["250"], "0 50 100 150 200 250"),
        (["251"], "0 100 200 300"), (["-5"], "0 1"), (["-5", "3"], "0 1 2 3"),
        (
            ["999999999999999999"],
            "0 2e17 4e17 6e17 8e17 1e170"
        ),
    ])
    func `lines stand at round numbers, from 0 to the largest value or above`(
        _ values: [String],
        _ ticks: String
    ) {
        #expect(
            scale(values).ticks.map(\.description).joined(separator: " ")
                .replacing("00000000000000000", with: "e17") == ticks
        )
    }

    @Test func `for whole numbers up to 3,000 there are two to six lines, the last one near`() {
        for value in 1...3_000 {
            let ticks = ChartScale(values: [Rational(value)]).ticks
            #expect((2...6).contains(ticks.count), "\(value)")
            #expect(ticks.last.map { $0 >= Rational(value) } ?? false, "\(value)")
            let below = ticks.dropLast().last ?? Rational(0)
            #expect(below < Rational(value), "\(value)")
        }
    }

    @Test func `numbers at the end of what is exact do no harm`() throws {
        let largest = try Rational(numerator: .max, denominator: 1)
        let scale = ChartScale(values: [largest, try Rational(numerator: 1, denominator: .max)])
        #expect(scale.ticks.count <= 6)
        #expect(scale.height(largest) == "212.0" || scale.height(largest) == "0")
        #expect(!scale.y(largest).isEmpty)
    }

    @Test(arguments: [
        ("0", "0", "240"), ("50", "70.7", "169.3"), ("150", "212.0", "28"), ("-3", "0", "240"),
    ])
    func `bars grow from the base line`(_ value: String, _ height: String, _ y: String) throws {
        let scale = scale(["60", "130.4674"])
        let number = try #require(Rational(decimal: value))
        #expect(scale.height(number) == height)
        #expect(scale.y(number) == y)
    }

    @Test(arguments: [1, 2, 12, 40, 400])
    func `bars stand beside each other inside of the drawing`(_ count: Int) throws {
        var end = 0.0
        for position in 0..<count {
            let place = ChartScale.place(position, of: count)
            let x = try #require(Double(place.x))
            let width = try #require(Double(place.width))
            let middle = try #require(Double(place.middle))
            #expect(x >= end && x >= Double(ChartScale.left))
            #expect(width > 0 && x + width <= Double(ChartScale.right))
            #expect(abs(middle - x - width / 2) <= 0.1)
            end = x + width
        }
    }

    @Test func `no bars at all do no harm`() {
        #expect(!ChartScale.place(0, of: 0).x.isEmpty)
    }
}
