import Expressions
import Testing

@Suite("Three-valued logic")
struct LogicTests {
    private static let truths: [Value] = [.boolean(true), .boolean(false), .null]

    /// The tables of SQL:2016, 6.39; rows and columns in the order true, false, unknown.
    private static let tables: [(operation: String, results: [[Value]])] = [
        (
            "and",
            [
                [.boolean(true), .boolean(false), .null],
                [.boolean(false), .boolean(false), .boolean(false)],
                [.null, .boolean(false), .null],
            ]
        ),
        (
            "or",
            [
                [.boolean(true), .boolean(true), .boolean(true)],
                [.boolean(true), .boolean(false), .null],
                [.boolean(true), .null, .null],
            ]
        ),
        (
            "=",
            [
                [.boolean(true), .boolean(false), .null],
                [.boolean(false), .boolean(true), .null],
                [.null, .null, .null],
            ]
        ),
        (
            "<>",
            [
                [.boolean(false), .boolean(true), .null],
                [.boolean(true), .boolean(false), .null],
                [.null, .null, .null],
            ]
        ),
    ]

    @Test("follows the tables of SQL", arguments: tables)
    func constants(operation: String, results: [[Value]]) throws {
        for (row, left) in Self.truths.enumerated() {
            for (column, right) in Self.truths.enumerated() {
                let constants = ["p": left, "q": right]
                let result = try value(of: "p \(operation) q", where: constants)
                #expect(result == results[row][column], "\(left) \(operation) \(right)")
            }
        }
    }

    @Test("follows the tables over columns and constants alike", arguments: tables)
    func columns(operation: String, results: [[Value]]) throws {
        let values: [Bool?] = [true, false, nil]
        let pairs = values.flatMap { left in values.map { (left, $0) } }
        let table = DataTable(
            name: "t",
            recordCount: pairs.count,
            columns: ["p": .booleans(pairs.map(\.0)), "q": .booleans(pairs.map(\.1))]
        )
        let scope = Scope(
            schema: Schema(tables: ["t": ["p": .boolean, "q": .boolean]]),
            table: "t"
        )
        let column = try Expression(parsing: "p \(operation) q").checked(in: scope)
            .evaluate(over: Dataset(tables: ["t": table]))
        #expect((0..<pairs.count).map(column.value(at:)) == results.flatMap { $0 })
        for (row, literal) in ["true", "false", "null"].enumerated() {
            let column = try Expression(parsing: "\(literal) \(operation) q").checked(in: scope)
                .evaluate(over: Dataset(tables: ["t": table]))
            #expect((0..<3).map(column.value(at:)) == results[row])
        }
    }

    @Test(
        "of not, is null and is not null",
        arguments: [
            (Value.boolean(true), [false, false, true]), (.boolean(false), [true, false, true]),
            (.null, [nil, true, false]),
        ] as [(Value, [Bool?])]
    )
    func unary(operand: Value, results: [Bool?]) throws {
        for (source, result) in zip(["not p", "p is null", "p is not null"], results) {
            #expect(
                try value(of: source, where: ["p": operand]) == result.map(Value.boolean) ?? .null
            )
        }
    }

    @Test(
        "of in, with null on either side",
        arguments: [
            ("1 in (1, 2)", true), ("3 in (1, 2)", false), ("1 in (1, null)", true),
            ("3 in (1, null)", nil), ("null in (1, 2)", nil), ("null in (null)", nil),
            ("1 not in (1, 2)", false), ("3 not in (1, 2)", true), ("1 not in (1, null)", false),
            ("3 not in (1, null)", nil), ("null not in (1)", nil), ("'a' in ('a')", true),
            ("'a' in ('b', 'A')", false), ("true in (false, true)", true),
            ("date '2018-07-01' in (date '2018-07-01')", true), ("1 in (2 - 1)", true),
        ] as [(String, Bool?)]
    )
    func membership(source: String, result: Bool?) throws {
        #expect(try value(of: source) == result.map(Value.boolean) ?? .null)
    }

    @Test(
        "of between, with null in each place",
        arguments: [
            ("1 between 1 and 2", true), ("2 between 1 and 2", true), ("3 between 1 and 2", false),
            ("1 between 2 and 1", false), ("null between 1 and 2", nil),
            ("1 between null and 2", nil), ("3 between null and 2", false),
            ("1 between 1 and null", nil), ("0 between 1 and null", false),
            ("1 not between 1 and 2", false), ("3 not between null and 2", true),
            ("1 not between null and 2", nil), ("'b' between 'a' and 'c'", true),
            ("date '2018-07-01' between date '2018-07-01' and date '2018-07-01'", true),
            ("null between null and null", nil),
        ] as [(String, Bool?)]
    )
    func range(source: String, result: Bool?) throws {
        #expect(try value(of: source) == result.map(Value.boolean) ?? .null)
    }

    @Test(
        "gives unknown for every comparison with null",
        arguments: ["=", "<>", "!=", "<", "<=", ">", ">="]
    )
    func comparisons(operation: String) throws {
        for operand in ["1", "'a'", "date '2018-07-01'", "null"] {
            #expect(try value(of: "null \(operation) \(operand)") == .null)
            #expect(try value(of: "\(operand) \(operation) null") == .null)
        }
    }
}
