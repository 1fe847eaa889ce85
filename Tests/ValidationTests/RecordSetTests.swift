import Testing

@testable import Grants
@testable import Validation

/// Gathers the records of an effect, and counts those that are left, part by part.
@Suite struct RecordSetTests {
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
        let rejections = RecordSet(.reject, in: Self.findings)
        #expect(rejections.records == ["cases": [1, 3, 7, 99], "events": [4, 5]])
        var others = RecordSet(.reject)
        for finding in Self.findings { others.add([finding]) }
        #expect(others == rejections)
    }

    @Test(arguments: [[], [0], [2], [10], [99], [3, 4], [1, 0, 6, 92, 5]] as [[Int]])
    func `of each part as many records count as are included`(parts: [Int]) {
        let rejections = RecordSet(.reject, in: Self.findings)
        for table in ["cases", "events", "others"] {
            var rest = rejections.included(in: table, count: parts.reduce(0, +))[...]
            for (part, count) in zip(parts, rejections.includedCounts(in: table, parts)) {
                #expect(count == rest.prefix(part).count { $0 })
                rest = rest.dropFirst(part)
            }
        }
    }

    @Test func `records that a table does not have are passed over`() {
        let records = RecordSet(
            .reject,
            in: [1, 3, 9].map { Self.finding($0, "cases", .reject) }
        )
        #expect(records.included(in: "cases", count: 3) == [false, true, false])
        #expect(records.included(in: "cases", count: 0) == [])
        #expect(records.included(in: "events", count: 2) == [true, true])
        #expect(records.contains("cases", record: 3))
        #expect(!records.contains("events", record: 3))
    }

    @Test func `a finding counts where its effect says so, and only on records`() {
        for effect in [Effect.reject, .incomplete] {
            let own = Self.finding(1, "cases", effect)
            #expect(RecordSet(effect, in: [own]).records == ["cases": [1]])
            #expect(RecordSet(effect, in: [Self.finding(nil, "cases", effect)]).records.isEmpty)
            #expect(RecordSet(effect, in: [Self.finding(1, "cases", .none)]).records.isEmpty)
        }
    }

    @Test func `of several effects on a record the worst holds`() {
        let effects = RecordEffects([
            Self.finding(1, "cases", .incomplete), Self.finding(2, "cases", .incomplete),
            Self.finding(2, "cases", .reject), Self.finding(2, "events", .incomplete),
        ])
        #expect(effects.rejected.records == ["cases": [2]])
        #expect(effects.incomplete.records == ["cases": [1], "events": [2]])
        #expect(effects.incompleteOrRejected.records == ["cases": [1, 2], "events": [2]])
    }
}
