import Expressions

/// The names that the expressions of a grant can use.
struct GrantScope {
    let schema: Schema
    let parameters: [String: Rational]

    /// The scope of a rule on a table.
    func rule(on table: String) -> Scope {
        Scope(schema: schema, table: table, constants: constants)
    }

    /// The scope of an indicator's expression on a table.
    func indicator(on table: String) -> Scope {
        var constants = constants
        constants["span_start"] = .date
        constants["span_end"] = .date
        return Scope(schema: schema, table: table, constants: constants)
    }

    private var constants: [String: ValueType] {
        var constants = parameters.mapValues { _ in ValueType.number }
        constants["term_start"] = .date
        constants["term_end"] = .date
        constants["data_day"] = .date
        return constants
    }
}
