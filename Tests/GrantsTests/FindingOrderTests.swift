import TestSupport
import Testing

@testable import Grants

/// Holds the order of findings against sorting them one by one.
@Suite struct FindingOrderTests {
    @Test(arguments: [0, 1, 2, 3, 50, 1_000])
    func `findings are sorted as they stand before each other`(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        func some<T>(_ values: [T]) -> T {
            values[Int.random(in: 0..<values.count, using: &random)]
        }
        let findings = (0..<count).map { _ in
            Finding(
                rule: some(["a", "b", "é", "e\u{301}"]),
                severity: .error,
                effect: some([.none, .reject]),
                table: "t",
                // Two names that look the same are two files.
                file: some(["é.csv", "e\u{301}.csv", "z.csv"]),
                record: some([nil, 1, 2, 9, 10, count]),
                column: some([nil, 1, 2, 11]),
                message: some(["", "m"])
            )
        }
        var sorted = findings
        FindingOrder.sort(&sorted)
        #expect(sorted == findings.sorted(by: Finding.standsBefore))
        for (place, other) in zip(sorted, sorted.dropFirst()) {
            #expect(!Finding.standsBefore(other, place))
        }
        let places = Array(findings.indices.filter { $0 % 3 != 1 })
        let chosen = FindingOrder.sorted(places, of: findings)
        #expect(chosen.sorted() == places)
        #expect(
            chosen.map { findings[$0] }
                == places.map { findings[$0] }
                .sorted(by: Finding.standsBefore)
        )
    }

    @Test(arguments: [
        ("", "", true), ("a", "a", true), ("a", "b", false), ("ab", "a", false),
        ("é", "e\u{301}", false), ("a long name of a file.csv", "a long name of a file.csv", true),
        ("a long name of a file.csv", "a long name of a file.csw", false),
    ])
    func `texts are the same where their bytes are`(left: String, right: String, isSame: Bool) {
        #expect(Finding.areSame(left, right) == isSame)
    }
}
