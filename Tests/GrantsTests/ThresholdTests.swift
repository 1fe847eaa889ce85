import Expressions
import Testing

@testable import Grants

struct ThresholdTests {
    @Test(arguments: [
        ("at most 5", Threshold.records(5)), ("at most 0", .records(0)),
        ("at most 2 percent", .percent(Rational(2))),
        ("at most 100 percent", .percent(Rational(100))),
    ])
    func `is a number of records or a share`(text: String, threshold: Threshold) {
        #expect(Threshold(text) == threshold)
    }

    @Test(arguments: [
        "", "5", "at most", "at most five", "at most -1", "at most 5.5", "at most 5 %",
        "at most 101 percent", "at most -2 percent", "at least 5", "at most 5 percent more",
        "At most 5",
    ])
    func `is nothing else`(text: String) {
        #expect(Threshold(text) == nil)
    }

    @Test(arguments: [
        ("at most 5", 5, 10, true), ("at most 5", 6, 1_000, false),
        ("at most 2 percent", 2, 100, true), ("at most 2 percent", 2, 99, false),
        ("at most 2.5 percent", 1, 40, true), ("at most 2.5 percent", 1, 39, false),
        ("at most 0 percent", 0, 0, true), ("at most 0 percent", 1, 1_000_000_000, false),
        ("at most 100 percent", 7, 7, true),
    ])
    func `allows as many as it says`(text: String, broken: Int, applied: Int, isAllowed: Bool) {
        #expect(Threshold(text)?.allows(broken, of: applied) == isAllowed)
    }
}
