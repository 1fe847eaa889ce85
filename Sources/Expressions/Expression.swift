/// A sentence of the rule language, parsed but not yet checked against any table.
///
/// The language is a subset of SQL, and means what it means there; nulls give three-valued logic.
///
/// - **Values**: `'text'` (a quote within is doubled), `12`, `12.5`, `date '2018-07-01'`, `true`,
///   `false`, `null`; fields and constants by name, a field also as `table.field`.
///   Names are written in ASCII letters, digits and `_`. Keywords and functions in any letter case.
/// - **Operators**, the loosest first: `or`; `and`; `not`; `=` `<>` `!=` `<` `<=` `>` `>=`,
///   `[not] in (…)`, `[not] between … and …`, `[not] like 'a%_' [escape 'c']`, `is [not] null`, none
///   of which can be chained;
///   `+` `-`; `*` `/`; the sign `-`. Texts are compared by their UTF-8 bytes.
///   A date plus or minus a number is a date that many days away; a date minus a date is days.
/// - **Functions**: `age(birth, on)` in completed years, `add_months(date, n)`,
///   `half_year(date)` as `'2018-H2'`, `greatest(…)` and `least(…)` (null if an argument is null),
///   `coalesce(…)`, `nullif(a, b)`; of texts `lower`, `upper`, `trim`, `length`,
///   `substr(t, from, length)`; of numbers `abs`, `round(x, decimals)`, `floor`, `ceiling`,
///   `band(x, 0, 6, 18)` as `'0-5'`; of dates `year`, `month`, `day`, `make_date(y, m, d)`.
/// - **Choices**: `case when c then v … else v end`, `case x when v then r … else r end`.
///   The words of these, `like` and `escape` are names where no such word can stand.
/// - **Sub-queries** over a table that exactly one relation joins with the record's own, be it the
///   children or the parent: `exists(t where …)`, `count(t where …)`, `min(t.f where …)`,
///   `max(t.f where …)`, `sum(t.f where …)`; `where …` may be left out. A bare name within is a
///   field of `t`, else of the record, else a constant. They do not nest. No records: the count is
///   0, the others are null.
///
/// All parts are calculated for all records: a condition beside a division does not guard it, but
/// `a / nullif(b, 0)` does. Only `case` guards: each result is calculated for the records that take
/// it, but for sub-queries.
/// At most 10,000 bytes, nested at most 100 levels deep.
public struct Expression: Sendable {
    /// The expression as it was written.
    public let source: String

    private let tree: SyntaxNode

    /// Parses an expression.
    ///
    /// - Throws: The first fault of form; names and types are looked at by `checked(in:)`.
    public init(parsing source: String) throws(ExpressionFault) {
        self.source = source
        tree = try Parser.tree(of: source)
    }

    /// Finds all names in the scope and checks all types.
    ///
    /// - Throws: The first name that is not found, or type that does not fit.
    public func checked(in scope: Scope) throws(ExpressionFault) -> CheckedExpression {
        var checker = Checker(scope: scope, source: source)
        let root = try checker.check(tree)
        return CheckedExpression(
            root: root,
            source: source,
            table: scope.table,
            fields: checker.fields
        )
    }
}
