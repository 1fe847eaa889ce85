import Testing

@testable import Grants

/// An incomplete record counts in the grand total only.
struct IncompleteRecordsTests {
    private var register: TestRegister {
        TestRegister(
            indicators: """
                  - code: OPENED
                    title: {en: Opened}
                    unit: case
                    measure: {count: cases, at: entry}
                    by: [sex]
                  - code: GRAND_TOTAL
                    title: {en: Grand total}
                    unit: case
                    measure: {count: cases, at: entry}
                    records: all
                    by: [sex]
                  - code: CLIENTS
                    title: {en: Clients}
                    unit: client
                    measure: {unique: cases.client, at: entry}
                  - code: ALL_CLIENTS
                    title: {en: All clients}
                    unit: client
                    measure: {unique: cases.client, at: entry}
                    records: all
                  - code: COMPLETE
                    title: {en: Complete}
                    unit: percent
                    decimals: 1
                    measure: {ratio: [OPENED, GRAND_TOTAL]}
                """,
            cases: [
                TestCase("2018-07-01", client: "a"),
                TestCase("2018-07-02", client: "b", sex: "F"),
                TestCase("2018-07-03", client: "c", sex: "F"),
                TestCase("2018-07-04", client: "c"),
                TestCase("2018-02-04", client: "d"),
            ]
        )
    }

    private static func picked(_ values: [String: String]) -> [String] {
        [
            "OPENED 2018-H2 period", "OPENED 2018-H2 period sex=F", "OPENED 2018-H2 period sex=M",
            "OPENED 2018-H2 cumulative", "GRAND_TOTAL 2018-H2 period",
            "GRAND_TOTAL 2018-H2 period sex=F", "GRAND_TOTAL 2018-H2 cumulative",
            "CLIENTS 2018-H2 period", "ALL_CLIENTS 2018-H2 period", "COMPLETE 2018-H2 period",
        ].map { values[$0] ?? "-" }
    }

    @Test func `an incomplete record counts where all records do, a rejected one nowhere`() throws {
        var register = register
        register.rejectedCases = [1]
        register.incompleteCases = [2, 4, 5]
        let found = Self.picked(try register.values())
        #expect(found == ["1", "1", "0", "1", "3", "2", "4", "1", "2", "33.3"])
    }

    @Test func `where no record is incomplete both count alike`() throws {
        var register = register
        register.rejectedCases = [1]
        let found = Self.picked(try register.values())
        #expect(found == ["3", "2", "1", "4", "3", "2", "4", "2", "2", "100.0"])
    }

    @Test func `a rejected record that is incomplete too counts nowhere`() throws {
        var register = register
        register.rejectedCases = [1, 2]
        register.incompleteCases = [2]
        let found = Self.picked(try register.values())
        #expect(found == ["2", "1", "1", "3", "2", "1", "3", "1", "1", "100.0"])
    }
}
