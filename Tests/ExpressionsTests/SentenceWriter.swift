import Expressions
import TestSupport

/// Writes random sentences that are correct, over a random table with a few fields a type.
struct SentenceWriter {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// The fields t1, t2 (text), n1, n2 (number), d1, d2 (date) and b1, b2 (boolean).
    mutating func table(recordCount: Int) -> DataTable {
        var columns: [String: Column] = [:]
        for index in 1...2 {
            columns["t\(index)"] = Sample.texts(
                column(["a", "b", "", "й", "и\u{306}"], recordCount)
            )
            columns["n\(index)"] = .numbers(
                column([-1, 0, 1, 2, 7], recordCount).map { $0.map(Rational.init) }
            )
            columns["d\(index)"] = Sample.dates(
                column(["2004-02-29", "2018-06-30", "2018-07-01"], recordCount)
            )
            columns["b\(index)"] = .booleans(column([true, false], recordCount))
        }
        return DataTable(name: "t", recordCount: recordCount, columns: columns)
    }

    private mutating func column<Element>(_ values: [Element], _ count: Int) -> [Element?] {
        (0..<count).map { _ in
            Int.random(in: 0..<4, using: &random) == 0 ? nil : values.randomElement(using: &random)
        }
    }

    mutating func sentence() -> String {
        Bool.random(using: &random) ? condition(4) : operand(ValueType.allCases, 3)
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices.randomElement(using: &random) ?? "null"
    }

    private mutating func condition(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["b1", "b2", "true", "null", "b1 = b2", "d1 is null"]) }
        let type = pick(["t", "n", "d"])
        func part(_ writer: inout SentenceWriter) -> String { writer.value(type, depth - 1) }
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return "\(condition(depth - 1)) and \(condition(depth - 1))"
        case 1: return "(\(condition(depth - 1)) or \(condition(depth - 1)))"
        case 2: return "not (\(condition(depth - 1)))"
        case 3: return "\(part(&self)) \(pick(["=", "<>", "<", "<=", ">", ">="])) \(part(&self))"
        case 4: return "\(part(&self)) \(pick(["", "not "]))in (\(part(&self)), \(part(&self)))"
        case 5: return "\(part(&self)) between \(part(&self)) and \(part(&self))"
        default: return "\(part(&self)) is \(pick(["", "not "]))null"
        }
    }

    private mutating func operand(_ types: [ValueType], _ depth: Int) -> String {
        switch types.randomElement(using: &random) {
        case .text: value("t", depth)
        case .number: value("n", depth)
        case .date: value("d", depth)
        case .boolean, nil: condition(depth)
        }
    }

    /// Writes a text (`t`), number (`n`) or date (`d`).
    private mutating func value(_ type: String, _ depth: Int) -> String {
        let literals = ["t": "'b'", "n": "1", "d": "date '2018-07-01'"]
        guard depth > 0 else { return pick(["\(type)1", "\(type)2", literals[type] ?? "null"]) }
        func part(_ writer: inout SentenceWriter) -> String { writer.value(type, depth - 1) }
        switch (Int.random(in: 0..<6, using: &random), type) {
        case (0, _): return "\(pick(["greatest", "least"]))(\(part(&self)), \(part(&self)))"
        case (1, _): return "coalesce(\(part(&self)), \(part(&self)))"
        case (2, _): return "nullif(\(part(&self)), \(part(&self)))"
        case (3, "n"): return "(\(part(&self)) \(pick(["+", "-", "*", "/"])) \(part(&self)))"
        case (3, "d"): return "(\(part(&self)) \(pick(["+", "-"])) \(value("n", 0)))"
        case (3, _): return "half_year(\(value("d", depth - 1)))"
        case (4, "n"): return "(\(value("d", depth - 1)) - \(value("d", depth - 1)))"
        case (4, "d"): return "add_months(\(part(&self)), \(value("n", 0)))"
        case (5, "n"): return "age(\(value("d", depth - 1)), \(value("d", depth - 1)))"
        default: return value(type, 0)
        }
    }
}
