import Foundation
import Testing

@testable import Expressions
@testable import Files
@testable import Grants
@testable import Ingestion

struct ReportingMomentTests {
    private func moment(
        _ days: [String],
        asOf: String? = nil,
        period: String? = nil,
        term: String = "from: 2018-01-01"
    ) throws -> ReportingMoment {
        let register = try TestRegister(term: term)
        for day in days { try register.export("x", on: day) }
        return try ReportingMoment(
            of: register.grant,
            asOf: asOf.flatMap { CivilDate(iso: $0) },
            period: period.flatMap { HalfYear($0) }
        )
    }

    @Test(
        "the latest folder not after the day is read",
        arguments: [
            (nil, "2019-07-05", "2019-H1"), ("2019-07-05", "2019-07-05", "2019-H1"),
            ("2019-07-04", "2019-01-08", "2019-H1"), ("2019-06-29", "2019-01-08", "2018-H2"),
            ("2019-01-08", "2019-01-08", "2018-H2"), ("2018-12-31", "2018-12-31", "2018-H2"),
            ("2019-01-01", "2018-12-31", "2018-H2"),
        ] as [(String?, String, String)]
    )
    func folder(asOf: String?, export: String, period: String) throws {
        let moment = try moment(["2019-01-08", "2019-07-05", "2018-12-31"], asOf: asOf)
        #expect(moment.export == export)
        #expect(moment.dataDay.description == export)
        #expect(moment.period.description == period)
    }

    @Test("entries that are no dated folders are passed over")
    func strayEntries() throws {
        let moment = try moment([
            "2019-01-08", "2019-13-01", "2019-02-29", "2019-1-9", "20190109", "2019-01-09 (1)",
            "latest", ".2019-01-09", "2019-01-09.zip", "２019-01-09",
        ])
        #expect(moment.export == "2019-01-08")
    }

    @Test("a period that is named is taken where it touches term and data")
    func named() throws {
        #expect(try moment(["2019-01-08"], period: "2018-H1").period.description == "2018-H1")
        #expect(try moment(["2019-01-08"], period: "2019-H1").period.description == "2019-H1")
    }

    @Test(
        "a period outside the term or after the data is refused",
        arguments: [
            ("2017-H2", "from: 2018-01-01", ReportingMoment.Fault.outsideTerm),
            ("2018-H2", "from: 2018-01-01, to: 2018-06-30", ReportingMoment.Fault.outsideTerm),
        ]
    )
    func outside(
        period: String,
        term: String,
        fault: @Sendable (HalfYear) -> ReportingMoment.Fault
    ) throws {
        let expected = fault(try #require(HalfYear(period)))
        #expect(throws: expected) { try moment(["2019-01-08"], period: period, term: term) }
    }

    @Test("a period that begins after the data's day is refused")
    func afterData() throws {
        let day = try #require(CivilDate(iso: "2019-01-08"))
        let period = try #require(HalfYear("2019-H2"))
        #expect(throws: ReportingMoment.Fault.afterData(period, dataDay: day)) {
            try moment(["2019-01-08"], period: "2019-H2")
        }
    }

    @Test("the last complete half-year never lies after the term")
    func clipped() throws {
        let term = "from: 2018-01-01, to: 2018-04-30"
        #expect(try moment(["2019-07-05"], term: term).period.description == "2018-H1")
    }

    @Test("before the first half-year of the term is complete one must be named")
    func noneComplete() throws {
        let term = "from: 2019-01-01"
        let day = try #require(CivilDate(iso: "2019-01-08"))
        #expect(throws: ReportingMoment.Fault.noCompleteHalfYear(day)) {
            try moment(["2019-01-08"], term: term)
        }
        let named = try moment(["2019-01-08"], period: "2019-H1", term: term)
        #expect(named.period.description == "2019-H1")
    }

    @Test("without an export up to the day there is nothing to read")
    func noExport() throws {
        let fault = try #require(throws: ReportingMoment.Fault.self) { try moment([]) }
        guard case .noExport = fault else {
            Issue.record("\(fault)")
            return
        }
        let early = try #require(throws: ReportingMoment.Fault.self) {
            try moment(["2019-07-05", "2019-01-08", "latest"], asOf: "2019-01-07")
        }
        let words = "there is no export on or before 2019-01-07; the earliest is of 2019-01-08"
        #expect(early.description.hasSuffix(": \(words)"))
        #expect(throws: ReportingMoment.Fault.self) { try moment(["latest"]) }
    }

    @Test("days at the ends of the calendar are no fault of the program")
    func farDays() throws {
        #expect(throws: ReportingMoment.Fault.self) { try moment(["1800-01-01"]) }
        let far = try moment(["2019-01-08"], asOf: "2199-12-31", period: "2018-H2")
        #expect(far.export == "2019-01-08")
    }

    @Test("every fault is one line that says what to do")
    func wording() throws {
        let day = try #require(CivilDate(iso: "2019-01-08"))
        let period = try #require(HalfYear("2018-H2"))
        let faults: [ReportingMoment.Fault] = [
            .noExport(folder: "exports"),
            .noExportYet(folder: "exports", asOf: day, earliest: day),
            .outsideTerm(period), .afterData(period, dataDay: day), .noCompleteHalfYear(day),
        ]
        for fault in faults {
            #expect(!fault.description.contains("\n"))
            #expect(fault.description.first?.isUppercase != true)
        }
    }
}
