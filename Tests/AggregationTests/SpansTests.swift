import Testing

@testable import Aggregation
@testable import Grants

/// Checks that an indicator is reported over the spans that it names, with the same values.
@Suite struct SpansTests {
    private static func register(_ spans: String) -> TestRegister {
        var register = TestRegister()
        register.indicators = """
              - code: IN
                title: {en: Title}
                unit: case
                measure: {count: cases, at: entry}
                by: [sex]
                \(spans)
              - code: SERVED
                title: {en: Title}
                unit: case
                measure: {count: cases, served: [entry, exit]}
                \(spans)
              - code: SHARE
                title: {en: Title}
                unit: percent
                measure: {ratio: [IN, capacity]}
            """
        register.cases = [TestCase("2018-02-01"), TestCase("2018-08-01", sex: "F")]
        return register
    }

    @Test(arguments: [
        ("spans: [period]", ["period"]), ("spans: [cumulative]", ["cumulative"]),
        ("spans: [cumulative, period]", ["period", "cumulative"]),
    ])
    func `figures are those of the spans named, each as without the key`(
        _ key: String,
        _ spans: [String]
    ) throws {
        let all = try Self.register("").values()
        let some = try Self.register(key).values()
        let wanted = all.filter { name, _ in
            name.hasPrefix("SHARE") || spans.contains { name.contains(" \($0)") }
        }
        #expect(some == wanted)
        #expect(some["IN 2018-H2 \(spans[0])"] == (spans[0] == "period" ? "1" : "2"))
    }

    @Test func `a ratio is counted over all its spans, whatever those of its parts`() throws {
        let values = try Self.register("spans: [period]").values()
        #expect(values["SHARE 2018-H2 cumulative"] == "29")
        #expect(values["SHARE 2018-H2 period"] == "14")
    }
}
