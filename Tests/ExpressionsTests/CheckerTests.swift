import Expressions
import Testing

@Suite("Checking an expression")
struct CheckerTests {
    @Test(
        "refuses a type that does not fit, at its place",
        arguments: [
            ("enrolled = 5", .notComparable(.date, .number), 9),
            ("client = 5", .notComparable(.text, .number), 7),
            ("5 in (1, 'a')", .notComparable(.number, .text), 9),
            ("null in (1, 'a')", .notComparable(.number, .text), 12),
            ("null between 1 and 'a'", .notComparable(.number, .text), 19),
            ("1 between 'a' and 2", .notComparable(.number, .text), 10),
            (
                "consent < true",
                .typeMismatch(expected: [.text, .number, .date], found: .boolean), 0
            ),
            ("null < true", .typeMismatch(expected: [.text, .number, .date], found: .boolean), 0),
            (
                "true between true and true",
                .typeMismatch(expected: [.text, .number, .date], found: .boolean), 0
            ),
            ("consent and places", .typeMismatch(expected: [.boolean], found: .number), 12),
            ("not client", .typeMismatch(expected: [.boolean], found: .text), 4),
            ("1 or true", .typeMismatch(expected: [.boolean], found: .number), 0),
            ("client + 1", .typeMismatch(expected: [.number, .date], found: .text), 0),
            ("places + 'a'", .typeMismatch(expected: [.number], found: .text), 9),
            ("1 + enrolled", .typeMismatch(expected: [.number], found: .date), 4),
            ("1 - enrolled", .typeMismatch(expected: [.number], found: .date), 4),
            ("null + enrolled", .typeMismatch(expected: [.number], found: .date), 7),
            ("enrolled + ended", .typeMismatch(expected: [.number], found: .date), 11),
            ("enrolled - 'a'", .typeMismatch(expected: [.number, .date], found: .text), 11),
            ("enrolled * 2", .typeMismatch(expected: [.number], found: .date), 0),
            ("2 / enrolled", .typeMismatch(expected: [.number], found: .date), 4),
            ("- enrolled", .typeMismatch(expected: [.number], found: .date), 2),
            ("age(enrolled, 5)", .typeMismatch(expected: [.date], found: .number), 14),
            ("add_months(5, 5)", .typeMismatch(expected: [.date], found: .number), 11),
            ("half_year('x')", .typeMismatch(expected: [.date], found: .text), 10),
            ("greatest(1, 2, 'x')", .typeMismatch(expected: [.number], found: .text), 15),
            ("coalesce(null, 1, 'x')", .typeMismatch(expected: [.number], found: .text), 18),
            (
                "least(true, false)",
                .typeMismatch(expected: [.text, .number, .date], found: .boolean), 6
            ),
            ("sum(events.date)", .typeMismatch(expected: [.number], found: .date), 11),
            (
                "max(events.is_group)",
                .typeMismatch(expected: [.text, .number, .date], found: .boolean), 11
            ),
            (
                "count(events where minutes)", .typeMismatch(expected: [.boolean], found: .number),
                19
            ),
        ] as [(String, ExpressionFault.Reason, Int)]
    )
    func types(source: String, reason: ExpressionFault.Reason, offset: Int) {
        #expect(
            fault(in: source) == ExpressionFault(reason: reason, offset: offset, source: source)
        )
    }

    @Test(
        "refuses a name that is not there, and suggests the nearest",
        arguments: [
            ("enroled = null", .unknownName("enroled", suggestion: "enrolled"), 0),
            ("true and Enrolled is null", .unknownName("Enrolled", suggestion: "enrolled"), 9),
            ("capasity > 1", .unknownName("capasity", suggestion: "capacity"), 0),
            ("something > 1", .unknownName("something", suggestion: nil), 0),
            ("clients.enroled = null", .unknownName("enroled", suggestion: "enrolled"), 8),
            ("client.enrolled = null", .unknownName("client", suggestion: "clients"), 0),
            ("clients.capacity > 1", .unknownName("capacity", suggestion: nil), 8),
            ("exists(event)", .unknownName("event", suggestion: "events"), 7),
            (
                "exists(events where servise = 'A')",
                .unknownName("servise", suggestion: "service"), 20
            ),
            (
                "exists(events where events.servise = 'A')",
                .unknownName("servise", suggestion: "service"), 27
            ),
            ("min(events.dat)", .unknownName("dat", suggestion: "date"), 11),
            ("service = 'A'", .unknownName("service", suggestion: nil), 0),
            ("coalesc(1, 2)", .unknownFunction("coalesc", suggestion: "coalesce"), 0),
            ("halfyear(enrolled)", .unknownFunction("halfyear", suggestion: "half_year"), 0),
            ("system(1)", .unknownFunction("system", suggestion: nil), 0),
            ("exist(events.x)", .unknownFunction("exist", suggestion: "exists"), 0),
        ] as [(String, ExpressionFault.Reason, Int)]
    )
    func names(source: String, reason: ExpressionFault.Reason, offset: Int) {
        #expect(
            fault(in: source) == ExpressionFault(reason: reason, offset: offset, source: source)
        )
    }

    @Test(
        "refuses a table that is not related by exactly one relation",
        arguments: [
            ("exists(acts)", "clients", .unrelatedTable("acts", scope: "clients"), 7),
            ("exists(clients)", "clients", .unrelatedTable("clients", scope: "clients"), 7),
            ("exists(events)", nil, .unrelatedTable("events", scope: nil), 7),
            ("exists(visits)", "clients", .ambiguousName("visits"), 7),
            ("exists(clients)", "visits", .ambiguousName("clients"), 7),
            ("events.minutes > 1", "clients", .tableOutOfScope("events"), 0),
            ("exists(events where acts.amount > 1)", "clients", .tableOutOfScope("acts"), 20),
            ("exists(events where count(events) > 1)", "clients", .nestedQuery("count"), 20),
            ("exists(events where exists(clients))", "clients", .nestedQuery("exists"), 20),
            ("clients.enrolled is null", nil, .tableOutOfScope("clients"), 0),
        ] as [(String, String?, ExpressionFault.Reason, Int)]
    )
    func tables(source: String, table: String?, reason: ExpressionFault.Reason, offset: Int) {
        #expect(
            fault(in: source, for: table)
                == ExpressionFault(reason: reason, offset: offset, source: source)
        )
    }

    @Test(
        "refuses too few and too many arguments",
        arguments: [
            ("age(enrolled)", "age", 2, 2, 1), ("half_year()", "half_year", 1, 1, 0),
            ("add_months(enrolled, 1, 2)", "add_months", 2, 2, 3),
            ("greatest(1)", "greatest", 2, nil, 1), ("NullIf(1)", "nullif", 2, 2, 1),
        ] as [(String, String, Int, Int?, Int)]
    )
    func arguments(source: String, function: String, least: Int, most: Int?, found: Int) {
        let reason = ExpressionFault.Reason.wrongArgumentCount(
            function: function,
            least: least,
            most: most,
            found: found
        )
        #expect(fault(in: source) == ExpressionFault(reason: reason, offset: 0, source: source))
    }

    @Test("lets two sub-queries stand side by side, and names after them mean the record again")
    func sideBySide() {
        #expect(fault(in: "count(events where date > enrolled) > count(events)") == nil)
        #expect(fault(in: "count(events) > 1 and minutes > 1")?.offset == 22)
    }
}
