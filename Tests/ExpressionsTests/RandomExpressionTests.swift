import Expressions
import TestSupport
import Testing

@Suite("Random expressions")
struct RandomExpressionTests {
    private static let words = [
        "and", "or", "not", "in", "between", "is", "null", "true", "false", "where", "date",
        "exists", "count", "min", "max", "sum", "age", "greatest", "half_year", "coalesce",
        "case", "when", "then", "else", "end", "like", "escape", "'%a_'", "'!'", "round", "floor",
        "substr", "lower", "length", "band", "make_date", "year", "abs",
        "clients", "events", "client", "enrolled", "minutes", "service", "places", "consent",
        "capacity", "(", ")", ",", ".", "+", "-", "*", "/", "=", "<>", "!=", "<", "<=", ">", ">=",
        "'A'", "''", "'", "1", "12.5", "0", "'2018-07-01'", "date '2018-07-01'", "\n", "й", "--",
        "\u{301}", "9999999999999999999", "1.", "\0", "🙂",
    ]

    @Test("of words in any order are refused or evaluated, and never trap", arguments: 0..<8)
    func garbage(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...14, using: &random)
            let words = (0..<count).compactMap { _ in Self.words.randomElement(using: &random) }
            survive(words.joined(separator: Bool.random(using: &random) ? " " : ""))
        }
    }

    @Test("of any characters are refused or evaluated, and never trap", arguments: 0..<2)
    func characters(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...40, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            survive(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static let data = Sample.data

    private func survive(_ source: String) {
        for table in ["clients", "events", nil] {
            do {
                _ = try values(of: source, for: table, over: Self.data)
            } catch let fault as ExpressionFault {
                #expect((0...source.unicodeScalars.count).contains(fault.offset))
                #expect(!fault.description.contains("\n"))
                #expect(fault.caretLines().split(separator: "\n").count <= 2)
            } catch {
                #expect(error is ArithmeticFault)
            }
        }
    }

    @Test("give the same over columns as over constants, record by record", arguments: 0..<8)
    func columnsAndConstants(seed: UInt64) throws {
        var writer = SentenceWriter(seed: seed)
        let table = writer.table(recordCount: 9)
        let types = table.columns.mapValues(\.type)
        let scope = Scope(schema: Schema(tables: ["t": types]), table: "t")
        let constants = Scope(schema: Schema(), table: nil, constants: types)
        for _ in 0..<150 {
            let source = writer.sentence()
            let expression = try Expression(parsing: source)
            let column = try? expression.checked(in: scope)
                .evaluate(over: Dataset(tables: ["t": table]))
            let single = try (0..<table.recordCount).map { record in
                let values = table.columns.mapValues { $0.value(at: record) }
                let checked = try expression.checked(in: constants)
                return try? checked.evaluate(over: Dataset(constants: values)).value(at: 0)
            }
            let whole = column.map { column in (0..<column.count).map(column.value(at:)) }
            let expected = single.contains(nil) ? nil : single.compactMap { $0 }
            #expect(whole == expected, "\(source)")
        }
    }
}
