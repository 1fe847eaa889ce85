import Expressions
import TestSupport

/// Writes random expressions of every kind, of correct types, as twins.
///
/// They are about a table and its relative, `p` (parents) and `c` (children), both with the fields
/// t1, t2 (text), n1 (halves), i1, i2 (whole numbers), d1, d2 (dates), b1, b2 (truth).
/// Numbers stay within what a double holds exactly, and dates within their years: factors are small,
/// divisors are powers of two, and days are moved by plain numbers.
struct TwinWriter {
    /// What an expression is; whole numbers are numbers, too.
    enum Kind: CaseIterable {
        case text, number, whole, date, boolean

        /// The letter with which the fields' names begin.
        var letter: String {
            switch self {
            case .text: "t"
            case .number: "n"
            case .whole: "i"
            case .date: "d"
            case .boolean: "b"
            }
        }
    }

    /// The table whose records are judged.
    let own: String
    var random: SeededGenerator
    /// Whether a sub-query is around the part that is written.
    var isInQuery = false

    init(own: String, seed: UInt64) {
        self.own = own
        random = SeededGenerator(seed: seed)
    }

    var other: String { own == "p" ? "c" : "p" }

    /// Writes an expression.
    mutating func expression() -> Twin {
        let kind = Kind.allCases.randomElement(using: &random) ?? .boolean
        return value(kind, Int.random(in: 1...4, using: &random))
    }

    /// Writes a value that is of its type for sure.
    mutating func value(_ kind: Kind, _ depth: Int) -> Twin {
        guard depth > 0 else { return leaf(kind) }
        if chance(of: 5) { return common(kind, depth - 1) }
        if !isInQuery, chance(of: 6) { return query(kind, depth - 1) }
        return switch kind {
        case .text: text(depth - 1)
        case .number: number(depth - 1)
        case .whole: whole(depth - 1)
        case .date: date(depth - 1)
        case .boolean: condition(depth - 1)
        }
    }

    /// Writes a value, or null.
    mutating func part(_ kind: Kind, _ depth: Int) -> Twin {
        chance(of: 12) ? .null : value(kind, depth)
    }

    mutating func chance(of many: Int) -> Bool { Int.random(in: 0..<many, using: &random) == 0 }

    mutating func pick<Element>(_ choices: Element...) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    // MARK: Leaves

    mutating func leaf(_ kind: Kind) -> Twin {
        if chance(of: 3) { return literal(kind) }
        let name = kind.letter + (kind == .number ? "1" : pick("1", "2"))
        let table = isInQuery && !chance(of: 3) ? other : own
        // A bare name is a field of the innermost table.
        let isBare = table == (isInQuery ? other : own) && chance(of: 2)
        return Twin(isBare ? name : "\(table).\(name)", "\(table).\(name)")
    }

    mutating func literal(_ kind: Kind) -> Twin {
        switch kind {
        case .text: .text(pick("", "a", "B", "ab ", "яр", "a%b", "it's", "2018-H2"))
        case .number: .number(pick(-1.5, 0, 0.5, 1, 2.5, 3))
        case .whole: .number(pick(-3, -1, 0, 1, 2, 5, 12))
        case .date: .date(pick("2018-06-30", "2018-07-01", "2020-02-29", "1999-12-31"))
        case .boolean: Twin(pick("true", "false"))
        }
    }

    // MARK: What every type has

    private mutating func common(_ kind: Kind, _ depth: Int) -> Twin {
        let first = value(kind, depth)
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where kind != .boolean:
            let name = pick(("greatest", "max"), ("least", "min"))
            return .call(name.0, in: name.1, [first] + parts(kind, depth, 1...2))
        case 0, 1: return .call("coalesce", [first] + parts(kind, depth, 1...2))
        case 2: return .call("nullif", [first, part(kind, depth)])
        case 3: return choice(first, kind, depth)
        default: return simpleChoice(first, kind, depth)
        }
    }

    mutating func parts(_ kind: Kind, _ depth: Int, _ counts: ClosedRange<Int>) -> [Twin] {
        (0..<Int.random(in: counts, using: &random)).map { _ in part(kind, depth) }
    }

    private mutating func choice(_ first: Twin, _ kind: Kind, _ depth: Int) -> Twin {
        var all = Twin("case when ") + part(.boolean, depth) + " then " + first
        for result in parts(kind, depth, 0...2) {
            all = all + " when " + value(.boolean, depth) + " then " + result
        }
        if chance(of: 2) { all = all + " else " + part(kind, depth) }
        return "(" + all + " end)"
    }

    private mutating func simpleChoice(_ first: Twin, _ kind: Kind, _ depth: Int) -> Twin {
        let tested = pick(Kind.text, .number, .whole, .date, .boolean)
        var operand = value(tested, depth)
        // Behind `case` a sign would be taken for the operator, and `case` for a field.
        if operand.ours.hasPrefix("-") { operand = "(" + operand + ")" }
        var all = "case " + operand + " when " + part(tested, depth) + " then " + first
        for result in parts(kind, depth, 0...2) {
            all = all + " when " + part(tested, depth) + " then " + result
        }
        if chance(of: 2) { all = all + " else " + part(kind, depth) }
        return "(" + all + " end)"
    }

    // MARK: Sub-queries

    private mutating func query(_ kind: Kind, _ depth: Int) -> Twin {
        isInQuery = true
        defer { isInQuery = false }
        let filter = chance(of: 4) ? nil : value(.boolean, depth)
        let condition = filter.map { "(" + $0 + ")" }
        let join = "c.parent = p.id AND \(other).isIncluded"
        let from = "FROM \(other) WHERE \(join)" + (condition.map { " AND " + $0.sql } ?? "")
        let narrowing = filter.map { " where " + $0.ours } ?? ""
        let aggregate: String
        switch kind {
        case .boolean: return Twin("exists(\(other)\(narrowing))", "EXISTS(SELECT 1 \(from))")
        case .whole where chance(of: 2):
            return Twin("count(\(other)\(narrowing))", "(SELECT COUNT(*) + 0.0 \(from))")
        case .number, .whole: aggregate = pick("sum", "min", "max")
        case .text, .date: aggregate = pick("min", "max")
        }
        let field = kind.letter + (kind == .number ? "1" : pick("1", "2"))
        return Twin(
            "\(aggregate)(\(other).\(field)\(narrowing))",
            "(SELECT \(aggregate)(\(other).\(field)) \(from))"
        )
    }
}
