import Expressions

/// An expression written twice: in the language of rules, and in SQLite's.
struct Twin {
    /// As a rule says it.
    var ours: String
    /// As SQLite says it, where every number is a double that is exact, and every day is a text.
    var sql: String

    init(_ ours: String, _ sql: String) {
        self.ours = ours
        self.sql = sql
    }

    /// What both write alike.
    init(_ both: String) {
        self.init(both, both)
    }

    static let null = Twin("null")

    /// A number.
    static func number(_ number: Double) -> Twin {
        let whole = Int(number)
        return Twin(Double(whole) == number ? "\(whole)" : "\(number)", "\(number)")
    }

    static func text(_ text: String) -> Twin {
        Twin("'" + text.replacing("'", with: "''") + "'")
    }

    static func date(_ text: String) -> Twin {
        Twin("date '\(text)'", "'\(text)'")
    }

    /// What stands for the parts in both.
    static func joined(_ parts: [Twin], by separator: String) -> Twin {
        Twin(
            parts.map(\.ours).joined(separator: separator),
            parts.map(\.sql).joined(separator: separator)
        )
    }

    /// A function that both have, by their names for it.
    static func call(_ name: String, in sqlName: String? = nil, _ arguments: [Twin]) -> Twin {
        let list = joined(arguments, by: ", ")
        return Twin("\(name)(\(list.ours))", "\(sqlName ?? name)(\(list.sql))")
    }

    static func + (left: Twin, right: Twin) -> Twin {
        Twin(left.ours + right.ours, left.sql + right.sql)
    }

    static func + (left: Twin, right: String) -> Twin { left + Twin(right) }
    static func + (left: String, right: Twin) -> Twin { Twin(left) + right }
}
