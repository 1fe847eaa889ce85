import Testing

@testable import Aggregation
@testable import Grants

/// Checks what a table without any record gives.
@Suite struct NoRecordsTests {
    @Test func `no records give zeros`() throws {
        var register = TestRegister()
        register.indicators = [
            indicator("IN", "{count: cases, at: entry}", unit: "case", by: "[sex]"),
            indicator(
                "LOAD",
                "{average_open: cases, from: entry, to: exit}",
                unit: "case",
                decimals: 1
            ),
            indicator("CLIENTS", "{unique: cases.client, at: entry}", unit: "client"),
        ].joined()
        #expect(Set(try register.values().values) == ["0", "0.0"])
    }
}
