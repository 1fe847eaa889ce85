import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Counts one measure of a table by itself, as totals of spans.
func totals(
    _ measure: Measure,
    of table: DataTable,
    over spans: [Span],
    threads: Int? = nil
) throws -> [Rational] {
    var walk = TableWalk(table, workers: Workers(threads: threads))
    let dataset = Dataset(tables: [table.name: table])
    let tally = try #require(
        Tally(measure, over: dataset, Section.sections(of: spans), by: [], &walk.steps)
    )
    return try tally.values(from: walk.gathered())[0]
}
