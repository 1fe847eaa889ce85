import Expressions

/// The names that the expressions of a grant can use.
struct GrantScope {
    let schema: Schema
    let parameters: [String: Rational]

    /// The days that rules can use besides the parameters.
    private static let ruleConstants: Set = ["term_start", "term_end", "data_day"]

    /// The days that indicators can use besides those.
    private static let spanConstants: Set = ["span_start", "span_end"]

    /// The names that no parameter can bear.
    static let constants = ruleConstants.union(spanConstants)

    /// The scope of a rule on a table.
    func rule(on table: String) -> Scope {
        Scope(schema: schema, table: table, constants: names(Self.ruleConstants))
    }

    /// The scope of an indicator's expression on a table.
    func indicator(on table: String) -> Scope {
        Scope(schema: schema, table: table, constants: names(Self.constants))
    }

    private func names(_ days: Set<String>) -> [String: ValueType] {
        // A parameter whose name was refused is never what somebody meant.
        let known = parameters.keys.filter(NameForm.identifier.allows)
        var names = Dictionary(uniqueKeysWithValues: known.map { ($0, ValueType.number) })
        for day in days { names[day] = .date }
        return names
    }
}
