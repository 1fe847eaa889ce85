import CSV
import Expressions
import Testing

@testable import Grants

@Suite("The shipped grants")
struct ShippedGrantTests {
    private static let input = Project.path("input")

    private func grant(_ name: String) throws -> Grant {
        try GrantReader(installation: nil).grant(at: GrantLocation("\(Self.input)/grants/\(name)"))
    }

    @Test("are read without fault", arguments: ["kazanlak", "kropyvnytskyi"])
    func read(name: String) throws {
        let found = try faults { _ = try grant(name) }
        #expect(found.isEmpty)
    }

    @Test("carry what the situations ask for: Kazanlak")
    func kazanlak() throws {
        let grant = try grant("kazanlak")
        #expect(grant.languages == [.bg, .en])
        #expect(grant.termStart.description == "2013-05-01")
        #expect(grant.termEnd == nil)
        #expect(grant.exports.tables.map(\.name) == ["cases", "events", "expenditure"])
        #expect(
            grant.packs.map(\.id) == [
                "oprg-2014-2020", "stara-zagora-2014-2020", "kazanlak-2016-2020",
            ]
        )
        #expect(
            grant.indicators.map { "\($0.code) \($0.decimals) \($0.unit)" } == [
                "CASELOAD 4 case", "UTILISATION 2 percent", "OPENED 0 case", "CLOSED 0 case",
                "OPEN_END 0 case", "SERVED_CASES 0 case", "SERVED_CLIENTS 0 client",
                "SERVED_CHILD_CASES 0 case", "GOAL_ACHIEVED 0 case", "PLACED_OUTSIDE 0 case",
                "SESSIONS 0 event", "HOURS 2 hour", "EXPENDITURE 2 BGN",
            ]
        )
        #expect(grant.indicators.filter { !$0.accumulates }.map(\.code) == ["OPEN_END"])
        let cases = try #require(grant.exports.table("cases"))
        let events = try #require(grant.exports.table("events"))
        #expect(cases.field("note")?.treatment == .drop)
        #expect(events.field("specialist")?.treatment == .drop)
        #expect(events.field("case")?.treatment == .pseudonym(domain: "cases.case"))
        #expect(cases.field("case")?.treatment == .pseudonym(domain: "cases.case"))
        #expect(cases.coverage?.description == "2013-05-01")
        #expect(events.coverage?.description == "2018-01-01")
        #expect(grant.exports.table("expenditure")?.coverage?.description == "2016-01-01")
        #expect(cases.footer == TableDefinition.Footer(prefix: "Общо записи:", counted: .records))
    }

    @Test("carry what the situations ask for: Kropyvnytskyi")
    func kropyvnytskyi() throws {
        let grant = try grant("kropyvnytskyi")
        #expect(grant.termEnd?.description == "2025-06-30")
        #expect(grant.exports.tables.map(\.name) == ["clients", "events", "acts"])
        #expect(grant.exports.tables.map { "\($0.encoding)" } == ["utf8", "utf8", "windows1251"])
        #expect(grant.exports.table("events")?.dialect.delimiter == [0x09])
        #expect(
            grant.targets.map { "\($0.indicator) \($0.span)" } == [
                "ENROLLED cumulative", "AMOUNT cumulative",
            ]
        )
        #expect(grant.targets.map { $0.value?.description } == ["276", "229999.8"])
        let sensitive = grant.indicators.filter { $0.sensitivity == .health }.map(\.code)
        #expect(sensitive.contains("HIV_POSITIVE"))
    }
}
