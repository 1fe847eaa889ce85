import Testing

@testable import Grants
@testable import Validation

/// Counts the records that count, part by part.
@Suite struct RejectionsTests {
    private static func finding(_ record: Int?, _ table: String, _ effect: Effect) -> Finding {
        Finding(
            rule: "enum",
            severity: .error,
            effect: effect,
            table: table,
            file: "f.csv",
            record: record,
            field: "a",
            message: ""
        )
    }

    private static let findings = [
        finding(1, "cases", .reject), finding(4, "events", .reject), finding(2, "cases", .none),
        finding(7, "cases", .reject), finding(7, "cases", .reject), finding(nil, "cases", .reject),
        finding(5, "events", .reject), finding(3, "cases", .reject), finding(99, "cases", .reject),
    ]

    @Test func `the records of each table are gathered however its findings are mixed`() {
        let rejections = Rejections(Self.findings)
        #expect(rejections.records == ["cases": [1, 3, 7, 99], "events": [4, 5]])
        var others = Rejections([])
        for finding in Self.findings { others.add([finding]) }
        #expect(others == rejections)
    }

    @Test(arguments: [[], [0], [2], [10], [99], [3, 4], [1, 0, 6, 92, 5]] as [[Int]])
    func `of each part as many records count as are included`(parts: [Int]) {
        let rejections = Rejections(Self.findings)
        for table in ["cases", "events", "others"] {
            var rest = rejections.included(in: table, count: parts.reduce(0, +))[...]
            for (part, count) in zip(parts, rejections.includedCounts(in: table, parts)) {
                #expect(count == rest.prefix(part).count { $0 })
                rest = rest.dropFirst(part)
            }
        }
    }
}
