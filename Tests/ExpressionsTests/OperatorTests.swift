import Expressions
import Testing

@Suite("An operator")
struct OperatorTests {
    @Test(
        "compares values of each type",
        arguments: [
            ("1", "2"), ("-1", "0"), ("0.5", "1"), ("'a'", "'b'"), ("'B'", "'a'"), ("''", "'a'"),
            ("'a'", "'aa'"), ("'z'", "'а'"), ("date '2018-06-30'", "date '2018-07-01'"),
            ("'e\u{301}'", "'\u{E9}'"),
        ]
    )
    func ordering(lesser: String, greater: String) throws {
        let trues = [
            "a < b", "a <= b", "b > a", "b >= a", "a <> b", "a != b", "a <= a", "a >= a", "a = a",
        ]
        let falses = ["a > b", "a >= b", "b < a", "b <= a", "a = b", "a < a", "a > a", "a <> a"]
        let constants = ["a": try value(of: lesser), "b": try value(of: greater)]
        for source in trues {
            #expect(try value(of: source, where: constants) == .boolean(true), "\(source)")
        }
        for source in falses {
            #expect(try value(of: source, where: constants) == .boolean(false), "\(source)")
        }
    }

    @Test(
        "calculates with dates",
        arguments: [
            ("date '2024-07-01' + 90", "2024-09-29"), ("date '2024-07-01' - 1", "2024-06-30"),
            ("date '2024-02-28' + 1 + 1", "2024-03-01"), ("date '2024-07-01' + -1", "2024-06-30"),
            ("DATE '2024-07-01' + (2 - 2)", "2024-07-01"),
            ("date '2024-07-31' - (date '2024-07-31' - date '2024-07-01')", "2024-07-01"),
        ]
    )
    func dates(source: String, result: String) throws {
        #expect(try value(of: source) == Sample.date(result))
    }

    @Test("counts the days between two dates")
    func days() throws {
        #expect(try value(of: "date '2024-07-01' - date '2023-07-01'") == Sample.number("366"))
        #expect(try value(of: "date '2023-07-01' - date '2024-07-01' + 1") == Sample.number("-365"))
    }

    @Test(
        "gives null for null on either side",
        arguments: [
            "null + 1", "1 + null", "null - 1", "1 - null", "null * 2", "2 * null", "null / 2",
            "2 / null", "null / 0", "- null", "date '2018-07-01' + null",
            "date '2018-07-01' - null", "null - date '2018-07-01'", "null + null", "null",
            "null - null", "(null)",
        ]
    )
    func nulls(source: String) throws {
        #expect(try value(of: source) == .null)
    }

    @Test("leaves the type of null to what stands beside it")
    func typeOfNull() throws {
        let types: [(String, ValueType)] = [
            ("null", .boolean), ("null + 1", .number), ("null - date '2018-07-01'", .number),
            ("date '2018-07-01' - null", .date), ("coalesce(null, 'a')", .text),
            ("coalesce(null, null)", .boolean), ("nullif(null, 1)", .number),
            ("null + null", .number), ("-null", .number), ("null = 1", .boolean),
        ]
        for (source, type) in types {
            let checked = try Expression(parsing: source).checked(in: Sample.scope(nil))
            #expect(checked.type == type, "\(source)")
        }
    }

    @Test(
        "throws where there is no result",
        arguments: [
            ("1 / 0", ArithmeticFault.divisionByZero), ("1 / (2 - 2)", .divisionByZero),
            ("date '2200-12-31' + 1", .overflow), ("date '1800-01-01' - 1", .overflow),
            ("date '2018-07-01' + 0.5", .overflow), ("date '2018-07-01' + big * big", .overflow),
            ("big * big * big", .overflow), ("add_months(date '2018-07-01', 0.5)", .overflow),
            ("add_months(date '2018-07-01', 99999)", .overflow),
        ]
    )
    func faults(source: String, fault: ArithmeticFault) {
        #expect(throws: fault) {
            try value(of: source, where: ["big": Sample.number("999999999999999999")])
        }
    }

    @Test("reads texts with quotes, letters of any script and line breaks")
    func texts() throws {
        #expect(try value(of: "'it''s'") == .text("it's"))
        #expect(try value(of: "''''") == .text("'"))
        #expect(try value(of: "'Превенция -- /* \n'") == .text("Превенция -- /* \n"))
        #expect(try value(of: "'a' = 'A'") == .boolean(false))
    }

    @Test("works record by record over columns")
    func columns() throws {
        #expect(
            try values(of: "ended - enrolled", for: "clients")
                == [Sample.number("364"), .null, .null]
        )
        #expect(
            try values(of: "consent or places > 2", for: "clients")
                == [.boolean(true), .null, .boolean(true)]
        )
        #expect(
            try values(of: "service = 'A' and date <= half_year_end", for: "events").prefix(6)
                == [
                    .boolean(true), .boolean(false), .boolean(true), .boolean(true),
                    .boolean(false), .null,
                ]
        )
        #expect(
            try values(of: "clients.client in ('C1', 'C9')", for: "clients")
                == [.boolean(true), .boolean(false), .boolean(false)]
        )
        #expect(try values(of: "places / capacity", for: "clients").last == Sample.number("0.05"))
        #expect(
            try values(of: "'same'", for: "clients") == [
                .text("same"), .text("same"), .text("same"),
            ]
        )
    }

    @Test("looks texts of two columns up by their bytes")
    func textColumns() throws {
        let table = DataTable(
            name: "clients",
            recordCount: 4,
            columns: [
                "client": Sample.texts(["b", "a", "\u{E9}", nil]),
                "other": Sample.texts(["a", "a", "e\u{301}", "a"]),
            ]
        )
        let scope = Scope(
            schema: Schema(tables: ["clients": ["client": .text, "other": .text]]),
            table: "clients"
        )
        let results: [(String, [Bool?])] = [
            ("client = other", [false, true, false, nil]),
            ("client > other", [true, false, true, nil]),
            ("client in (other, 'b')", [true, true, false, nil]),
            ("client is null", [false, false, false, true]),
        ]
        for (source, expected) in results {
            let column = try Expression(parsing: source).checked(in: scope)
                .evaluate(over: Dataset(tables: ["clients": table]))
            #expect(
                (0..<4).map(column.value(at:)) == expected.map { $0.map(Value.boolean) ?? .null },
                "\(source)"
            )
        }
    }
}
