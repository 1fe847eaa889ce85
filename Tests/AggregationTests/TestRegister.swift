import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

/// A record of the table `cases`.
struct TestCase {
    var id = ""
    var client = ""
    var sex: String? = "M"
    var kind: String?
    var entry: CivilDate?
    var exit: CivilDate?
    var amount: Rational?

    /// Makes a case of dates such as `2018-07-01`; an empty exit is none.
    init(
        _ entry: String,
        _ exit: String = "",
        client: String = "",
        sex: String = "M",
        kind: String? = nil,
        amount: String? = nil
    ) {
        self.client = client
        self.sex = sex
        self.kind = kind
        self.entry = CivilDate(iso: entry)
        self.exit = CivilDate(iso: exit)
        self.amount = amount.flatMap { Rational(decimal: $0) }
    }
}

/// A record of the table `events`.
struct TestEvent {
    /// The index of its case.
    var parent: Int
    var date: CivilDate?
    var minutes: Int
}

/// A grant with two tables, and records for it.
struct TestRegister {
    var term = "from: 2018-01-01"
    var period = "2018-H2"
    var dataDay = "2019-01-08"
    var caseCoverage = ""
    var eventCoverage = ""
    var indicators = ""
    var pack = ""
    var cases: [TestCase] = []
    var events: [TestEvent] = []
    /// The numbers of the rejected cases, from 1.
    var rejectedCases: Set<Int> = []
    var rejectedEvents: Set<Int> = []
    /// The numbers of the incomplete cases, from 1.
    var incompleteCases: Set<Int> = []

    /// Counts everything.
    func figures() throws -> [Figure] {
        try Aggregator(grant: grant()).aggregate(export(), effects)
    }

    /// Counts everything and returns the values by name: `CODE 2018-H2 period sex=M`.
    func values() throws -> [String: String] {
        let figures = try figures()
        return Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0.value) })
    }

    func grant() throws -> Grant {
        let scratch = try Scratch()
        let uses = pack.isEmpty ? "" : "uses: [programmes/plan]"
        try scratch.file(
            "grants/test/grant.yaml",
            """
            format: 1
            grant: test
            title: {en: Test}
            languages: [en]
            term: {\(term)}
            periods: {scheme: half-year}
            key: demonstration
            exports: exports/datapackage.yaml
            parameters: {capacity: 7}
            reports: [report.xml]
            \(uses)
            indicators:
            \(indicators)
            """
        )
        try scratch.file("programmes/plan/pack.yaml", pack)
        try scratch.file("grants/test/exports/datapackage.yaml", descriptor)
        return try GrantReader(installation: nil)
            .grant(at: GrantLocation("\(scratch.path)/grants/test"))
    }

    private static let pseudonym = "constraints: {required: true}, grantline: {pseudonym: true}"

    private static func coverage(_ day: String) -> String {
        day.isEmpty ? "" : "coverage: {from: \(day)},"
    }

    private var descriptor: String {
        """
        $schema: https://datapackage.org/profiles/2.0/datapackage.json
        name: register
        resources:
          - name: cases
            path: cases.csv
            grantline: {\(Self.coverage(caseCoverage)) title: {en: Cases}}
            schema:
              primaryKey: [case]
              fields:
                - {name: case, type: string, \(Self.pseudonym)}
                - {name: client, type: string, \(Self.pseudonym)}
                - {name: sex, type: string, constraints: {required: true, enum: [M, F]}}
                - {name: kind, type: string, constraints: {enum: [A, B, C]}}
                - {name: entry, type: date}
                - {name: exit, type: date}
                - {name: amount, type: number}
          - name: events
            path: events.csv
            grantline: {\(Self.coverage(eventCoverage)) title: {en: Events}}
            schema:
              foreignKeys: [{fields: case, reference: {resource: cases, fields: case}}]
              fields:
                - {name: case, type: string, \(Self.pseudonym)}
                - {name: date, type: date}
                - {name: minutes, type: integer}
        """
    }

    func export() throws -> IngestedExport {
        let day = try #require(CivilDate(iso: dataDay))
        return IngestedExport(
            moment: ReportingMoment(
                export: dataDay,
                dataDay: day,
                period: try #require(HalfYear(period))
            ),
            key: .demonstration,
            tables: [caseTable, eventTable],
            findings: []
        )
    }

    private var caseTable: RecordTable {
        table(
            "cases",
            count: cases.count,
            [
                "case": texts(cases.indices.map { "case \($0)" }),
                "client": texts(cases.map(\.client)),
                "sex": texts(cases.map(\.sex)),
                "kind": texts(cases.map(\.kind)),
                "entry": .dates(cases.map(\.entry)),
                "exit": .dates(cases.map(\.exit)),
                "amount": .numbers(cases.map(\.amount)),
            ]
        )
    }

    private var eventTable: RecordTable {
        table(
            "events",
            count: events.count,
            [
                "case": texts(events.map { "case \($0.parent)" }),
                "date": .dates(events.map(\.date)),
                "minutes": .numbers(events.map { Rational($0.minutes) }),
            ]
        )
    }

    private func table(_ name: String, count: Int, _ columns: [String: Column]) -> RecordTable {
        RecordTable(
            name: name,
            source: SourceFile(name: "\(name).csv", bytes: 0, sha256: "", columns: [:]),
            positions: RecordPositions(
                (0..<count).map { RecordPosition(line: $0 + 2, row: $0 + 2, breaks: []) }
            ),
            columns: columns
        )
    }

    private func texts(_ values: [String?]) -> Column {
        .texts(values)
    }

    var effects: RecordEffects {
        RecordEffects(
            rejectedCases.map { finding("cases", $0, .reject) }
                + rejectedEvents.map { finding("events", $0, .reject) }
                + incompleteCases.map { finding("cases", $0, .incomplete) }
        )
    }

    private func finding(_ table: String, _ record: Int, _ effect: Effect) -> Finding {
        Finding(
            rule: "rule",
            severity: .error,
            effect: effect,
            table: table,
            file: "\(table).csv",
            record: record,
            message: "no"
        )
    }
}

/// Declares an indicator of the small grant.
func indicator(
    _ code: String,
    _ measure: String,
    unit: String = "x",
    decimals: Int = 0,
    by breakdowns: String = "[]"
) -> String {
    """
      - code: \(code)
        title: {en: Title}
        unit: \(unit)
        decimals: \(decimals)
        measure: \(measure)
        by: \(breakdowns)

    """
}

extension Figure {
    /// The figure's key as a test names it.
    var name: String {
        let category = key.breakdown.isEmpty ? "" : " \(key.breakdown)=\(key.category)"
        let pack = key.pack.isEmpty ? "" : "\(key.pack) "
        return "\(pack)\(key.indicator) \(key.period) \(key.span.rawValue)\(category)"
    }
}
