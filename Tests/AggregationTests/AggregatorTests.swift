import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Checks each measure on records that one can count by hand.
@Suite struct AggregatorTests {
    @Test func `different persons are counted once in each span, and never added up`() throws {
        var register = TestRegister()
        register.indicators = """
              - code: CLIENTS
                title: {en: Clients}
                unit: client
                measure: {unique: cases.client, served: [entry, exit]}
                by: [sex]
            """
        register.cases = [
            TestCase("2018-02-01", "2018-03-01", client: "ann", sex: "F"),
            TestCase("2018-08-01", "2018-09-01", client: "ann", sex: "F"),
            TestCase("2018-08-01", client: "ann", sex: "F"),
            TestCase("2018-08-01", client: "bob"),
        ]
        let values = try register.values()
        #expect(values["CLIENTS 2018-H1 period"] == "1")
        #expect(values["CLIENTS 2018-H2 period"] == "2")
        #expect(values["CLIENTS 2018-H2 cumulative"] == "2")
        #expect(values["CLIENTS 2018-H2 cumulative sex=F"] == "1")
        #expect(values["CLIENTS 2018-H1 period sex=M"] == "0")
    }

    @Test func `an average of open cases is exact, and rounded half up once`() throws {
        var register = TestRegister()
        register.indicators = [
            indicator(
                "LOAD",
                "{average_open: cases, from: entry, to: exit}",
                unit: "case",
                decimals: 4
            ),
            indicator("SHARE", "{ratio: [LOAD, capacity]}", unit: "percent", decimals: 2),
        ].joined()
        // 24 days of 184 are 0.130434…; of 7 places that is 1.863354… percent.
        register.cases = [TestCase("2018-07-01", "2018-07-25")]
        let values = try register.values()
        #expect(values["LOAD 2018-H2 period"] == "0.1304")
        #expect(values["SHARE 2018-H2 period"] == "1.86")
        #expect(values["LOAD 2018-H1 period"] == "0.0000")
        #expect(values["LOAD 2018-H2 cumulative"] == "0.0658")
    }

    @Test func `a sum adds decimals exactly`() throws {
        var register = TestRegister()
        register.indicators = [
            indicator("SUM", "{sum: cases, value: amount, at: entry}", unit: "UAH", decimals: 2),
            indicator("TENTH", "{sum: cases, value: amount, at: entry}", unit: "UAH", decimals: 1),
            indicator("WHOLE", "{sum: cases, value: amount, at: entry}", unit: "UAH"),
        ].joined()
        register.cases =
            (1...12).map { _ in TestCase("2018-07-01", amount: "19166.65") } + [
                TestCase("2018-07-02"), TestCase("2018-07-03", amount: "-0.25"),
            ]
        let values = try register.values()
        #expect(values["SUM 2018-H2 period"] == "229999.55")
        #expect(values["TENTH 2018-H2 period"] == "229999.6")
        #expect(values["WHOLE 2018-H2 period"] == "230000")
        #expect(values["SUM 2018-H1 period"] == "0.00")
    }

    @Test(arguments: [
        ("0.005", "0.01"), ("0.0049", "0.00"), ("-0.005", "-0.01"), ("-0.0049", "0.00"),
        ("2.675", "2.68"), ("1.005", "1.01"),
    ])
    func `a half is rounded away from zero`(_ amount: String, _ expected: String) throws {
        var register = TestRegister()
        register.indicators = indicator(
            "SUM",
            "{sum: cases, value: amount, at: entry}",
            unit: "UAH",
            decimals: 2
        )
        register.cases = [TestCase("2018-07-01", amount: amount)]
        #expect(try register.values()["SUM 2018-H2 period"] == expected)
    }

    @Test func `a stock has no cumulative figure, nor has a ratio with one`() throws {
        var register = TestRegister()
        register.indicators = [
            indicator("OPEN", "{open_at_end: cases, from: entry, to: exit}", unit: "case"),
            indicator("FULL", "{ratio: [OPEN, capacity]}", unit: "percent"),
        ].joined()
        register.cases = [TestCase("2018-01-01"), TestCase("2018-01-01", "2019-01-01")]
        let values = try register.values()
        #expect(
            values == [
                "OPEN 2018-H1 period": "2", "OPEN 2018-H2 period": "2",
                "FULL 2018-H1 period": "29", "FULL 2018-H2 period": "29",
            ]
        )
    }

    @Test func `a ratio without a divisor, or of what is not there, is unavailable`() throws {
        var register = TestRegister()
        register.eventCoverage = "2018-07-01"
        register.indicators = [
            indicator("IN", "{count: cases, at: entry}", unit: "case"),
            indicator("OUT", "{count: cases, at: exit}", unit: "case"),
            indicator("EVENTS", "{count: events, at: date}", unit: "event"),
            indicator("BY_ZERO", "{ratio: [IN, OUT]}", decimals: 1),
            indicator("OF_EVENTS", "{ratio: [EVENTS, IN]}", decimals: 1),
            indicator("PER_CAPACITY", "{ratio: [IN, capacity]}", decimals: 3),
        ].joined()
        register.cases = [TestCase("2018-02-01", "2018-08-01"), TestCase("2018-02-02")]
        register.events = [TestEvent(parent: 0, date: CivilDate(iso: "2018-02-01"), minutes: 5)]
        let figures = try register.figures()
        let byName = Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0) })
        for name in [
            "BY_ZERO 2018-H1 period", "OF_EVENTS 2018-H1 period", "EVENTS 2018-H1 period",
            "EVENTS 2018-H1 cumulative",
        ] {
            #expect(byName[name]?.status == .unavailable, "\(name)")
            #expect(byName[name]?.value == "", "\(name)")
        }
        #expect(byName["BY_ZERO 2018-H2 cumulative"]?.value == "2.0")
        #expect(byName["OF_EVENTS 2018-H2 cumulative"]?.value == "0.0")
        #expect(byName["PER_CAPACITY 2018-H1 period"]?.value == "0.286")
    }

    @Test func `a ratio by a parameter that is 0 is unavailable`() throws {
        var register = TestRegister()
        register.indicators = [
            indicator("IN", "{count: cases, at: entry}"),
            indicator("SHARE", "{ratio: [IN, capacity]}"),
        ].joined()
        register.cases = [TestCase("2018-07-01")]
        var grant = try register.grant()
        grant.indicators[1].measure = .ratio(.indicator("IN"), .number("capacity", Rational(0)))
        let figures = try Aggregator(grant: grant)
            .aggregate(register.export(), register.effects)
        let shares = figures.filter { $0.key.indicator == "SHARE" }
        #expect(shares.count == 4)
        #expect(shares.allSatisfy { $0.status == .unavailable && $0.value.isEmpty })
    }

    @Test func `a breakdown has a row for every code, zeros and gaps too`() throws {
        var register = TestRegister()
        register.caseCoverage = "2018-07-01"
        register.indicators = """
              - code: IN
                title: {en: In}
                unit: case
                measure: {count: cases, at: entry}
                by: [sex, kind, [sex, kind]]
            """
        register.cases = [
            TestCase("2018-07-01", kind: "A"), TestCase("2018-12-31", sex: "F"),
            TestCase("2018-06-30", kind: "B"),
        ]
        let figures = try register.figures().filter { $0.key.span == .period }
        let before = figures.filter { $0.key.period == "2018-H1" }
        #expect(before.count == 1 + 2 + 4 + 8)
        #expect(before.allSatisfy { $0.status == .unavailable && $0.value.isEmpty })
        let after = figures.filter { $0.key.period == "2018-H2" }
        let rows = after.map { "\($0.key.breakdown)=\($0.key.category): \($0.value)" }
        #expect(
            rows == [
                "=: 2", "kind=A: 1", "kind=B: 0", "kind=C: 0", "kind=blank: 1", "sex=F: 1",
                "sex=M: 1", "sex;kind=F;A: 0", "sex;kind=F;B: 0", "sex;kind=F;C: 0",
                "sex;kind=F;blank: 1", "sex;kind=M;A: 1", "sex;kind=M;B: 0", "sex;kind=M;C: 0",
                "sex;kind=M;blank: 0",
            ]
        )
    }

    @Test func `a condition can look at the span and at related records`() throws {
        var register = TestRegister()
        register.indicators = """
              - code: YOUNG
                title: {en: Y}
                unit: case
                measure:
                  count: cases
                  served: [entry, exit]
                  where: greatest(entry, span_start) < date '2018-08-01'
              - code: LAST_DAY
                title: {en: L}
                unit: case
                measure: {count: cases, at: entry, where: entry = span_end}
              - code: WITH_EVENTS
                title: {en: W}
                unit: case
                measure: {count: cases, at: entry, where: exists(events where minutes > 30)}
            """
        register.cases = [TestCase("2018-03-01"), TestCase("2018-08-01"), TestCase("2018-12-31")]
        register.events = [
            TestEvent(parent: 0, date: CivilDate(iso: "2018-03-01"), minutes: 31),
            TestEvent(parent: 1, date: CivilDate(iso: "2018-08-01"), minutes: 30),
            TestEvent(parent: 2, date: CivilDate(iso: "2018-12-31"), minutes: 31),
        ]
        register.rejectedEvents = [3]
        let values = try register.values()
        #expect(values["YOUNG 2018-H2 period"] == "1")
        #expect(values["YOUNG 2018-H2 cumulative"] == "1")
        #expect(values["LAST_DAY 2018-H2 period"] == "1")
        #expect(values["WITH_EVENTS 2018-H2 cumulative"] == "1")
    }

    @Test func `what a record lacks counts nowhere`() throws {
        var register = TestRegister()
        register.indicators = [
            indicator("IN", "{count: cases, at: entry}", unit: "case"),
            indicator("SERVED", "{count: cases, served: [entry, exit]}", unit: "case"),
            indicator("LOAD", "{average_open: cases, from: entry, to: exit}", unit: "case"),
            indicator("RICH", "{count: cases, at: entry, where: amount > 1}", unit: "case"),
            indicator("SUM", "{sum: cases, value: amount, at: entry}", unit: "case"),
        ].joined()
        register.cases = [TestCase(""), TestCase("2018-07-01", amount: nil)]
        let values = try register.values().filter { $0.key.hasSuffix("2018-H2 period") }
        #expect(
            values == [
                "IN 2018-H2 period": "1", "SERVED 2018-H2 period": "1", "LOAD 2018-H2 period": "1",
                "RICH 2018-H2 period": "0", "SUM 2018-H2 period": "0",
            ]
        )
    }

    @Test func `rejected records count nowhere`() throws {
        var register = TestRegister()
        register.indicators = [
            indicator("IN", "{count: cases, at: entry}", unit: "case"),
            indicator("CLIENTS", "{unique: cases.client, at: entry}", unit: "client"),
        ].joined()
        register.cases = [
            TestCase("2018-07-01", client: "ann"), TestCase("2018-07-01", client: "ann"),
            TestCase("2018-07-01", client: "bob"),
        ]
        register.rejectedCases = [1, 3]
        let values = try register.values()
        #expect(values["IN 2018-H2 period"] == "1")
        #expect(values["CLIENTS 2018-H2 period"] == "1")
    }

    @Test func `an indicator of a pack without a figure says so for every span`() throws {
        var register = TestRegister()
        register.pack = """
            format: 1
            pack: plan
            version: "1"
            kind: programme
            title: {en: Plan}
            indicators:

            """
            + indicator("PLACES", "{unavailable: {en: No source gives it}}", unit: "place")
            + indicator("IN", "{count: cases, at: entry}")
            + indicator("HALF", "{ratio: [IN, capacity]}", decimals: 1)
        register.indicators = indicator("IN", "{count: cases, at: exit}", unit: "case")
        register.cases = [TestCase("2018-07-01")]
        let figures = try register.figures()
        let places = figures.filter { $0.key.indicator == "PLACES" }
        #expect(places.count == 4)
        #expect(
            places.allSatisfy {
                $0.status == .unavailable && $0.value.isEmpty && $0.unit == "place"
                    && $0.key.pack == "plan"
            }
        )
        // A ratio of a pack divides the pack's own indicator, not the grant's of the same code.
        let values = Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0.value) })
        #expect(values["plan HALF 2018-H2 period"] == "0.1")
        #expect(values["IN 2018-H2 period"] == "0")
    }

    @Test func `figures have their unit and the status of their half-year`() throws {
        var register = TestRegister()
        register.dataDay = "2018-09-10"
        register.indicators = indicator("IN", "{count: cases, at: entry}", unit: "event")
        register.cases = [TestCase("2018-09-10"), TestCase("2018-09-11"), TestCase("2018-01-01")]
        let figures = try register.figures()
        let rows = figures.map {
            "\($0.key.period) \($0.key.span) \($0.value) \($0.unit) \($0.status)"
        }
        #expect(
            rows == [
                "2018-H1 cumulative 1 event final", "2018-H1 period 1 event final",
                "2018-H2 cumulative 2 event provisional", "2018-H2 period 1 event provisional",
            ]
        )
    }

    @Test func `figures come sorted by their columns in byte order`() throws {
        var register = TestRegister()
        register.term = "from: 2016-08-01"
        register.pack = """
            format: 1
            pack: plan
            version: "1"
            kind: programme
            title: {en: Plan}
            indicators:
              - {code: Z, title: {en: Z}, unit: case, measure: {count: cases, at: entry}}
            """
        register.indicators = [
            indicator("b", "{count: cases, at: entry}", unit: "case", by: "[sex, kind]"),
            indicator("B", "{count: cases, at: entry}", unit: "case", by: "[[kind, sex]]"),
            indicator("B_1", "{count: cases, at: entry}", unit: "case"),
        ].joined()
        let rows = try register.figures().map { $0.key.columns.map { Array($0.utf8) } }
        let sorted = rows.sorted { left, right in
            left.lexicographicallyPrecedes(right) { $0.lexicographicallyPrecedes($1) }
        }
        #expect(rows == sorted)
        #expect(Set(rows).count == rows.count)
        #expect(rows.first?[1] == Array("B".utf8))
        #expect(rows.last?[0] == Array("plan".utf8))
    }

    @Test func `a sum beyond exact numbers is a fault that names the indicator`() throws {
        var register = TestRegister()
        register.indicators = """
              - code: HUGE
                title: {en: H}
                unit: BGN
                measure: {sum: cases, value: amount * amount * amount, at: entry}
            """
        register.cases = [TestCase("2018-07-01", amount: "999999999999999999")]
        let fault = try #require(throws: FigureFault.self) { try register.figures() }
        #expect(fault == FigureFault(indicator: "HUGE", reason: .overflow))
        #expect(fault.description.contains("'HUGE'"))
    }

    @Test func `a division by zero is a fault that says how to guard against it`() throws {
        var register = TestRegister()
        register.indicators = indicator("PER", "{sum: cases, value: 1 / amount, at: entry}")
        register.cases = [TestCase("2018-07-01", amount: "0")]
        let fault = try #require(throws: FigureFault.self) { try register.figures() }
        #expect(fault == FigureFault(indicator: "PER", reason: .divisionByZero))
        #expect(fault.description.contains("nullif"))
    }
}
