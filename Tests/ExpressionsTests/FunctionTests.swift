import Expressions
import Testing

@Suite("A function")
struct FunctionTests {
    @Test(
        "calculates its value",
        arguments: [
            ("age(date '2000-05-17', date '2018-05-16')", Sample.number("17")),
            ("AGE(date '2004-02-29', date '2022-03-01')", Sample.number("18")),
            ("add_months(date '2024-01-31', 1)", Sample.date("2024-02-29")),
            ("add_months(date '2024-01-31', -2)", Sample.date("2023-11-30")),
            ("half_year(date '2018-06-30')", .text("2018-H1")),
            ("half_year(date '2018-07-01') = '2018-H2'", .boolean(true)),
            ("greatest(1, 3, 2)", Sample.number("3")), ("least(2, 1, 3)", Sample.number("1")),
            ("greatest('a', 'Z')", .text("a")), ("least('a', 'Z')", .text("Z")),
            ("greatest(date '2018-01-01', date '2018-07-01')", Sample.date("2018-07-01")),
            ("least(1, -1)", Sample.number("-1")), ("coalesce(null, 2, 3)", Sample.number("2")),
            ("coalesce(null, 'b', 'a')", .text("b")), ("coalesce(false, true)", .boolean(false)),
            ("coalesce(null, date '2018-07-01')", Sample.date("2018-07-01")),
            ("nullif(1, 2)", Sample.number("1")), ("nullif(1, 1)", .null),
            ("nullif('a', 'A')", .text("a")), ("nullif(true, true)", .null),
            ("nullif(1, null)", Sample.number("1")), ("1 / nullif(0, 0)", .null),
            ("nullif(date '2018-07-01', date '2018-07-01')", .null),
        ] as [(String, Value)]
    )
    func results(source: String, result: Value) throws {
        #expect(try value(of: source) == result)
    }

    @Test(
        "gives null where an argument is null, but for coalesce",
        arguments: [
            "age(null, date '2018-07-01')", "age(date '2018-07-01', null)", "age(null, null)",
            "add_months(null, 1)", "add_months(date '2018-07-01', null)", "half_year(null)",
            "greatest(1, null)", "greatest(null, 1)", "least(1, null, 2)", "greatest(null, null)",
            "least('a', null)", "coalesce(null, null)", "nullif(null, 1)", "nullif(null, null)",
        ]
    )
    func nulls(source: String) throws {
        #expect(try value(of: source) == .null)
    }

    @Test("works record by record over columns")
    func columns() throws {
        let results: [(String, [Value])] = [
            ("age(birth_date, half_year_end)", [Sample.number("20"), Sample.number("34"), .null]),
            ("half_year(enrolled)", [.text("2024-H2"), .text("2024-H2"), .null]),
            ("half_year(birth_date)", [.text("2004-H1"), .text("1990-H2"), .null]),
            (
                "coalesce(ended, enrolled)",
                [Sample.date("2025-06-30"), Sample.date("2024-08-01"), .null]
            ),
            ("coalesce(places, 0)", [1, 0, 3].map { .number(Rational($0)) }),
            ("greatest(places, 2)", [Sample.number("2"), .null, Sample.number("3")]),
            ("least(client, 'C2')", [.text("C1"), .text("C2"), .text("C2")]),
            ("nullif(client, 'C2')", [.text("C1"), .null, .text("C3")]),
            ("coalesce(nullif(client, 'C2'), 'none')", [.text("C1"), .text("none"), .text("C3")]),
            ("add_months(enrolled, places)", [Sample.date("2024-08-01"), .null, .null]),
        ]
        for (source, expected) in results {
            #expect(try values(of: source, for: "clients") == expected, "\(source)")
        }
    }

    @Test("may share its name with a field or constant")
    func names() throws {
        #expect(
            try value(
                of: "count + age",
                where: ["count": Sample.number("1"), "age": Sample.number("2")]
            )
                == Sample.number("3")
        )
        #expect(try values(of: "date >= date '2024-09-30'", for: "events")[2] == .boolean(true))
    }
}
