import TestSupport
import Testing

@testable import Expressions

@Suite("A function of numbers and dates")
struct NumberFunctionTests {
    @Test(
        "calculates its value",
        arguments: [
            ("abs(-1.5)", Sample.number("1.5")), ("abs(1.5)", Sample.number("1.5")),
            ("abs(-1/3) * 3", Sample.number("1")),
            ("floor(1.5)", Sample.number("1")), ("floor(-1.5)", Sample.number("-2")),
            ("floor(-7/3)", Sample.number("-3")), ("ceiling(1.2)", Sample.number("2")),
            ("ceiling(-1.8)", Sample.number("-1")), ("ceiling(7/3)", Sample.number("3")),
            ("round(0.5)", Sample.number("1")), ("round(-0.5)", Sample.number("-1")),
            ("round(1.4)", Sample.number("1")), ("round(2.5)", Sample.number("3")),
            ("round(1/3, 2)", Sample.number("0.33")), ("round(-2/3, 2)", Sample.number("-0.67")),
            ("round(1.005, 2)", Sample.number("1.01")), ("round(1.5, 9)", Sample.number("1.5")),
            ("round(0.0000000005, 9)", Sample.number("0.000000001")),
            ("round(123, 2)", Sample.number("123")), ("floor(3)", Sample.number("3")),
            ("year(date '2018-07-01')", Sample.number("2018")),
            ("month(date '2018-07-01')", Sample.number("7")),
            ("day(date '2018-07-31')", Sample.number("31")),
            ("make_date(2018, 7, 1)", Sample.date("2018-07-01")),
            ("make_date(2020, 2, 29)", Sample.date("2020-02-29")),
            ("make_date(2019, 2, 29)", .null), ("make_date(2018, 13, 1)", .null),
            ("make_date(2018, 0, 1)", .null), ("make_date(2018, 17, 1)", .null),
            ("make_date(2018, 1, -1)", .null), ("make_date(1799, 12, 31)", .null),
            ("make_date(2201, 1, 1)", .null), ("make_date(1800, 1, 1)", Sample.date("1800-01-01")),
            ("make_date(2018, 1.5, 1)", .null), ("make_date(2018, 1, 999999999999)", .null),
            ("make_date(4036/2, 14/2, 1.0)", Sample.date("2018-07-01")),
        ] as [(String, Value)]
    )
    func results(source: String, result: Value) throws {
        #expect(try value(of: source) == result)
    }

    @Test(
        "gives null where an argument is null",
        arguments: [
            "abs(null)", "floor(null)", "ceiling(null)", "round(null)", "round(null, 2)",
            "year(null)", "month(null)", "day(null)", "make_date(null, 1, 1)",
            "make_date(2018, null, 1)", "make_date(2018, 1, null)", "band(null, 1)",
        ]
    )
    func nulls(source: String) throws {
        #expect(try value(of: source) == .null)
    }

    @Test("rounds as a fraction is written, over columns of any length of decimals")
    func rounding() throws {
        var random = SeededGenerator(seed: 7)
        let numbers: [Rational?] = (0..<2_000).map { index in
            index % 9 == 0
                ? nil
                : Rational(
                    mantissa: Int64.random(in: -5_000...5_000, using: &random),
                    decimals: Int.random(in: 0...3, using: &random)
                )
        }
        let table = DataTable(name: "t", recordCount: 2_000, columns: ["n": .numbers(numbers)])
        let scope = Scope(schema: Schema(tables: ["t": ["n": .number]]), table: "t")
        for decimals in 0...4 {
            for number in ["n", "(n / 3 * 3)"] {
                let column = try Expression(parsing: "round(\(number), \(decimals))")
                    .checked(in: scope).evaluate(over: Dataset(tables: ["t": table]))
                for (record, number) in numbers.enumerated() {
                    let written = try number?.rounded(toDecimals: decimals)
                    let expected = written.map(Sample.number) ?? .null
                    #expect(column.value(at: record) == expected)
                }
            }
        }
    }
}

@Suite("A band")
struct BandTests {
    @Test(
        "has the code of the range in which the number lies",
        arguments: [
            ("band(-1, 0, 6, 18)", "<0"), ("band(0, 0, 6, 18)", "0-5"),
            ("band(5, 0, 6, 18)", "0-5"),
            ("band(5.5, 0, 6, 18)", "0-5"), ("band(6, 0, 6, 18)", "6-17"),
            ("band(17.99, 0, 6, 18)", "6-17"), ("band(18, 0, 6, 18)", "18+"),
            ("band(0, 0.5, 1.5)", "<0.5"), ("band(0.5, 0.5, 1.5)", "0.5-<1.5"),
            ("band(1.5, 0.5, 1.5)", "1.5+"), ("band(0, 0, 1, 3)", "0"), ("band(7, 10)", "<10"),
            ("band(10, 10)", "10+"), ("band(-3, -5, 0)", "-5--1"),
            ("band(1/3, 0.3, 0.4)", "0.3-<0.4"),
        ]
    )
    func codes(source: String, code: String) throws {
        #expect(try value(of: source) == .text(code))
    }

    @Test("works record by record")
    func columns() throws {
        #expect(
            try values(of: "band(minutes, 10, 30)", for: "events")
                == ["30+", "30+", nil, "30+", "10-29", "10-29", "10-29", "<10"]
                .map { $0.map(Value.text) ?? .null }
        )
        #expect(
            try values(of: "count(events where band(minutes, 10, 30) = '10-29')", for: "clients")
                == [0, 2, 0].map { .number(Rational($0)) }
        )
    }

    @Test(
        "is refused at the limit that is wrong, and beside a text that is none of its codes",
        arguments: [
            ("band(places, 6, 6)", 16, "the limits of 'band' must increase"),
            ("band(places, 6, -1)", 16, "the limits of 'band' must increase"),
            ("band(places, capacity)", 13, "expected a plain number as a limit"),
            ("band(places, null)", 13, "expected a plain number as a limit"),
            ("band(places)", 0, "'band' takes at least 2 arguments, found 1"),
            ("band(client, 6)", 5, "expected number, found text"),
            (
                "band(places, 0, 6) = '0-6'", 21,
                "'0-6' is no code of 'band'; did you mean '0-5'?"
            ),
            (
                "'children' <> band(places, 0, 6)", 0,
                "'children' is no code of 'band', which has '<0', '0-5', '6+'"
            ),
            ("band(places, 6) in ('<6', '6')", 26, "'6' is no code of 'band'; did you mean '6+'?"),
            (
                "case band(places, 6) when '6 +' then 1 end", 26,
                "'6 +' is no code of 'band'; did you mean '6+'?"
            ),
        ]
    )
    func faults(source: String, offset: Int, words: String) {
        let fault = fault(in: source)
        #expect(fault?.description == words)
        #expect(fault?.offset == offset)
    }
}
