import ColumnCutting
import Testing

@testable import Expressions

@Suite("A choice")
struct ChoiceTests {
    @Test(
        "takes the first branch whose condition holds",
        arguments: [
            ("case when true then 1 end", Sample.number("1")),
            ("case when false then 1 end", .null), ("case when null then 1 end", .null),
            ("case when false then 1 else 2 end", Sample.number("2")),
            ("case when null then 1 else 2 end", Sample.number("2")),
            ("case when 1 = 1 then 'a' when true then 'b' end", .text("a")),
            ("case when 1 = 2 then 'a' when true then 'b' else 'c' end", .text("b")),
            ("CASE WHEN true THEN date '2018-07-01' ELSE null END", Sample.date("2018-07-01")),
            ("case when false then null else false end", .boolean(false)),
            ("case when true then null else 1 end", .null), ("case when true then null end", .null),
            ("case 2 when 1 then 'a' when 2 then 'b' end", .text("b")),
            ("case 2 when 1 then 'a' else 'c' end", .text("c")),
            ("case null when null then 1 else 2 end", Sample.number("2")),
            ("case 1 when null then 1 else 2 end", Sample.number("2")),
            ("case 'a' when 'A' then 1 when 'a' then 2 end", Sample.number("2")),
            ("case date '2018-07-01' when date '2018-07-01' then 1 end", Sample.number("1")),
            ("case true when false then 1 when true then 2 end", Sample.number("2")),
            ("case 1 + 1 when 4 - 2 then 1 end", Sample.number("1")),
            ("1 + case when true then 1 end * 2", Sample.number("3")),
            ("-case when true then 1 end", Sample.number("-1")),
            ("case when true then 1 end between 1 and 2", .boolean(true)),
            ("case when true then case when false then 1 else 2 end end", Sample.number("2")),
            ("case when true then true or false end", .boolean(true)),
            ("case when true then 1 end + case when true then 0.5 end", Sample.number("1.5")),
            ("case case when true then 1 end when 1 then 'a' end", .text("a")),
        ] as [(String, Value)]
    )
    func results(source: String, result: Value) throws {
        #expect(try value(of: source) == result)
    }

    @Test("works record by record, and guards what stands behind its conditions")
    func columns() throws {
        let results: [(String, [Value])] = [
            (
                "case when places > 1 then 'many' when places is null then 'none' else client end",
                [.text("C1"), .text("none"), .text("many")]
            ),
            (
                "case client when 'C2' then enrolled else birth_date end",
                [Sample.date("2004-02-29"), Sample.date("2024-08-01"), .null]
            ),
            (
                "case when places <> 1 then 6 / (places - 1) else 0.5 end",
                [Sample.number("0.5"), Sample.number("0.5"), Sample.number("3")]
            ),
            (
                "case places - 1 when 0 then 0 else 6 / (places - 1) end",
                [Sample.number("0"), .null, Sample.number("3")]
            ),
            (
                "case when consent then count(events) else -1 end",
                [Sample.number("4"), Sample.number("-1"), Sample.number("-1")]
            ),
            (
                "case when consent then true when places is null then consent end",
                [.boolean(true), .boolean(false), .null]
            ),
            (
                "count(events where case service when 'A' then minutes > 20 else is_group end)",
                [Sample.number("1"), Sample.number("2"), Sample.number("0")]
            ),
            (
                "sum(events.minutes where case when client = 'C2' then service = 'B' end)",
                [.null, Sample.number("15"), .null]
            ),
        ]
        for (source, expected) in results {
            #expect(try values(of: source, for: "clients") == expected, "\(source)")
        }
    }

    @Test(
        "guards in batches as it does for all records at once",
        arguments: [
            "case when n <> 0 then 12 / n > 3 else t = 'a' end",
            "case when n <> 0 then case when 12 / n > 3 then 'a' else 'b' end = t end",
            "case when n <> 0 then substr(t, 1, 12 / n) = 'a' end",
            "case when n <> 0 then t like 'a%' else lower(t) like 'b%' end",
            "case n when 0 then false else t in ('b', case when 12 / n > 3 then 'a' end) end",
        ]
    )
    func batches(source: String) throws {
        let numbers = [0, 1, 2, nil, 3, 6, 4, 0].map { $0.map(Rational.init) }
        let texts = ["a", "ab", nil, "B", "b", "a", "A", "x"]
        let whole = DataTable(
            name: "t",
            recordCount: 8,
            columns: ["n": .numbers(numbers), "t": .texts(texts)]
        )
        let scope = Scope(schema: Schema(tables: ["t": ["n": .number, "t": .text]]), table: "t")
        let checked = try Expression(parsing: source).checked(in: scope)
        let all = try checked.evaluate(over: Dataset(tables: ["t": whole]))
        var table = whole
        table.columns = whole.columns.mapValues { $0.cut(into: 3) }
        let prepared = try checked.prepared(over: Dataset(tables: ["t": table]))
        let found = try table.batches.flatMap { try prepared.truths(Batch($0, of: table)) }
        #expect(
            found.map(\.boolean)
                == (0..<8).map { record in
                    if case .boolean(let holds) = all.value(at: record) { holds } else { nil }
                }
        )
    }

    @Test(
        "lets its words be names of fields",
        arguments: [
            ("case", true), ("case = 1", true), ("t.case is null", false), ("case + end = 3", true),
            ("case when when = 3 then case else end end", true), ("end in (case, 2)", true),
            ("case t.case when 1 then true end", true), ("like like 'a%'", true),
            ("then - case", true),
            ("case when case = 1 then then end + else", true), ("escape like 'x'", false),
        ]
    )
    func names(source: String, isHeld: Bool) throws {
        let columns: [String: Column] = [
            "case": .numbers([Rational(1)]), "when": .numbers([Rational(3)]),
            "then": .numbers([Rational(2)]), "else": .numbers([Rational(3)]),
            "end": .numbers([Rational(2)]), "like": .texts(["ab"]), "escape": .texts(["y"]),
        ]
        let schema = Schema(tables: ["t": columns.mapValues(\.type)])
        let checked = try Expression(parsing: source).checked(in: Scope(schema: schema, table: "t"))
        let table = DataTable(name: "t", recordCount: 1, columns: columns)
        let found = try checked.evaluate(over: Dataset(tables: ["t": table])).value(at: 0)
        if case .boolean(let holds) = found { #expect(holds == isHeld) } else { #expect(isHeld) }
    }

    @Test(
        "is refused at the place of what is wrong",
        arguments: [
            ("case when true then 1 else 'a' end", 27, "expected number, found text"),
            (
                "case when true then null when true then 1 else true end", 47,
                "expected number, found boolean"
            ),
            ("case when 1 then 1 end", 10, "expected boolean, found number"),
            ("case 1 when 'a' then 1 end", 12, "cannot compare number with text"),
            (
                "case when true then 1", 21,
                "expected an operator, 'when', 'else' or 'end', found the end"
            ),
            ("case when true 1 end", 15, "expected an operator or 'then', found '1'"),
            ("case 1 then 2 end", 7, "expected an operator or 'when', found 'then'"),
            (
                "case when true then 1 else 2 else 3 end", 29,
                "expected an operator or 'end', found 'else'"
            ),
            ("case whn true then 1 end", 5, "unknown word 'whn'; did you mean 'when'?"),
            ("case 1 wehn 1 then 1 end", 7, "unknown word 'wehn'; did you mean 'when'?"),
            ("case when true thn 1 end", 15, "unknown word 'thn'; did you mean 'then'?"),
            ("case when true then 1 esle 2 end", 22, "unknown word 'esle'; did you mean 'else'?"),
            ("case when true then 1 edn", 22, "unknown word 'edn'; did you mean 'end'?"),
            ("case when true then 1 else 2 edn", 29, "unknown word 'edn'; did you mean 'end'?"),
        ]
    )
    func faults(source: String, offset: Int, words: String) {
        let fault = fault(in: source)
        #expect(fault?.description == words)
        #expect(fault?.offset == offset)
    }
}
