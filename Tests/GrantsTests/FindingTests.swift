import TestSupport
import Testing

@testable import Grants

@Suite("A finding")
struct FindingTests {
    static func finding(
        rule: String = "required",
        file: String = "2019-01-08/cases.csv",
        record: Int? = 1,
        line: Int? = 5,
        column: Int? = 3,
        message: String = "m"
    ) -> Finding {
        Finding(
            rule: rule,
            severity: .error,
            effect: .reject,
            table: "cases",
            file: file,
            record: record,
            line: line,
            row: line,
            column: column,
            field: "sex",
            message: message
        )
    }

    @Test("stands by file, record, column and rule, blanks first, numbers as numbers")
    func order() {
        let ordered = [
            Self.finding(file: "", record: 9),
            Self.finding(file: "A", record: nil, column: nil),
            Self.finding(file: "A", record: nil, column: 2),
            Self.finding(file: "A", record: 2, column: nil, message: "z"),
            Self.finding(file: "A", record: 2, column: 9),
            Self.finding(file: "A", record: 2, column: 10),
            Self.finding(file: "A", record: 10, column: 1),
            Self.finding(rule: "enum", file: "Z", record: 1),
            Self.finding(rule: "required", file: "Z", record: 1, line: 4),
            Self.finding(rule: "required", file: "Z", record: 1, line: 5, message: "a"),
            Self.finding(rule: "required", file: "Z", record: 1, line: 5, message: "b"),
            Self.finding(file: "a", record: 1),
            // The same letters in two forms of Unicode are two names.
            Self.finding(file: "и\u{306}", record: 2),
            Self.finding(file: "й", record: 1),
        ]
        var random = SeededGenerator(seed: 7)
        for _ in 0..<50 {
            #expect(ordered.shuffled(using: &random).sorted(by: Finding.standsBefore) == ordered)
        }
        for (index, left) in ordered.enumerated() {
            for (other, right) in ordered.enumerated() {
                #expect(Finding.standsBefore(left, right) == (index < other))
            }
        }
    }
}
