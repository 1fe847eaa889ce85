import ColumnCutting
import TestSupport
import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Holds conditions on codes, which are counted by code, against a loop over all records.
@Suite struct CodeSumsTests {
    /// Conditions with the texts for which they hold.
    static let conditions: [(source: String, holds: @Sendable (String) -> Bool)] = [
        ("few = 'a'", { $0 == "a" }), ("few <> 'a'", { $0 != "a" }),
        ("few in ('a', 'c', 'nowhere')", { $0 == "a" || $0 == "c" }),
        ("not few in ('b', 'c')", { $0 == "a" }), ("few = 'nowhere'", { _ in false }),
        ("not few = 'nowhere'", { _ in true }), ("many = 'm7'", { $0 == "m7" }),
        ("many in ('m1', 'm299')", { $0 == "m1" || $0 == "m299" }),
        ("countless = 'c400'", { $0 == "c400" }), ("countless <> 'c1'", { $0 != "c1" }),
        ("flag = 'yes'", { $0 == "yes" }), ("flag <> 'yes'", { $0 != "yes" }),
        ("some in ('s1', 's7')", { $0 == "s1" || $0 == "s7" }), ("some = 's0'", { $0 == "s0" }),
    ]

    private static func field(of source: String) -> String {
        ["few", "many", "countless", "flag"].first { source.contains($0) } ?? "some"
    }

    @Test(arguments: [1, 7, 5_000], [1, 2, 5])
    func `conditions on codes count what a loop counts`(part: Int, threads: Int) throws {
        var generator = SeededGenerator(seed: UInt64(part + threads))
        var table = Self.table(&generator)
        let days = Self.days(table)
        let spans = [(0, 50), (20, 90), (0, 100)].map { start, end in
            Span(start: CivilDate(dayNumber: start), end: CivilDate(dayNumber: end))
        }
        let texts = table.columns
        table.columns = table.columns.mapValues { $0.cut(into: part) }
        for (source, holds) in Self.conditions {
            let column = try #require(texts[Self.field(of: source)])
            let expected = spans.map { span in
                (0..<table.recordCount).count { record in
                    guard case .text(let text) = column.value(at: record) else { return false }
                    return days[record].map { $0 >= span.start && $0 < span.end } ?? false
                        && holds(text)
                }
            }
            let found = try totals(
                try Self.measure(source),
                of: table,
                over: spans,
                threads: threads
            )
            #expect(found == expected.map { Rational($0) }, "\(source)")
        }
    }

    @Test func `conditions on one field are counted together, and with them all records`() throws {
        var generator = SeededGenerator(seed: 1)
        let table = Self.table(&generator)
        var walk = TableWalk(table, workers: Workers(threads: 1))
        let dataset = Dataset(tables: ["t": table])
        let spans = (0..<20 as Range<Int32>).map { day in
            Span(start: CivilDate(dayNumber: day), end: CivilDate(dayNumber: day + 1))
        }
        let sections = Section.sections(of: spans)
        for source in ["few = 'a'", "few in ('b', 'c')", "many = 'm1'", "countless = 'c1'", nil] {
            _ = try Tally(Self.measure(source), over: dataset, sections, by: [], &walk.steps)
        }
        let sums = CodeSums(walk.steps, of: table)
        #expect(sums.counts.map(\.field) == ["few", "many"])
        #expect((0..<5).map { sums.contains(sum: $0) } == [true, true, true, false, true])
        #expect(sums.isCalculated == [false, false, false, true])
    }

    /// Many records, so that fields of few codes are counted together; parts that are stored in
    /// other ways, and batches that begin in the middle of a byte.
    @Test(arguments: [3, 1_000, 30_000], [1, 3])
    func `fields that are counted together are counted as each for itself`(
        part: Int,
        threads: Int
    ) throws {
        var generator = SeededGenerator(seed: UInt64(part * threads))
        var table = Self.table(&generator, records: 20_011)
        let whole = table.columns
        table.columns = table.columns.mapValues { $0.cut(into: part) }
        var walk = TableWalk(table, workers: Workers(threads: threads))
        let dataset = Dataset(tables: ["t": table])
        let sections = Section.sections(of: [
            Span(start: CivilDate(dayNumber: 10), end: CivilDate(dayNumber: 80))
        ])
        let tallies = try Self.conditions.map { source, _ in
            try #require(
                Tally(Self.measure(source), over: dataset, sections, by: [], &walk.steps)
            )
        }
        let sums = CodeSums(walk.steps, of: table)
        #expect(
            sums.groups.map { $0.counts.map { sums.counts[$0].field } }
                == [["few", "flag", "some"], ["many"]]
        )
        let gathered = walk.gathered()
        let days = Self.days(DataTable(name: "t", recordCount: 20_011, columns: whole))
        for ((source, holds), tally) in zip(Self.conditions, tallies) {
            let column = try #require(whole[Self.field(of: source)])
            let expected = days.indices.count { record in
                guard let day = days[record]?.dayNumber, (10..<80).contains(day),
                    case .text(let text) = column.value(at: record)
                else { return false }
                return holds(text)
            }
            #expect(try tally.values(from: gathered) == [[Rational(expected)]], "\(source)")
        }
    }

    private static func measure(_ source: String?) throws -> Measure {
        let fields: [String: ValueType] = [
            "first": .date, "few": .text, "many": .text, "countless": .text, "flag": .text,
            "some": .text,
        ]
        let scope = Scope(schema: Schema(tables: ["t": fields]), table: "t")
        let condition = try source.map { try Expression(parsing: $0).checked(in: scope) }
        return .count(
            Measure.Selection(table: "t", condition: condition),
            .at(try Expression(parsing: "first").checked(in: scope))
        )
    }

    private static func days(_ table: DataTable) -> [CivilDate?] {
        (0..<table.recordCount).map { record in
            guard case .date(let day)? = table.columns["first"]?.value(at: record) else {
                return nil
            }
            return day
        }
    }

    private static func table(
        _ generator: inout SeededGenerator,
        records: Int = 1_200
    ) -> DataTable {
        func some<T>(_ make: (inout SeededGenerator) -> T) -> [T?] {
            (0..<records).map { _ in
                Int.random(in: 0..<6, using: &generator) == 0 ? nil : make(&generator)
            }
        }
        func texts(_ prefix: String, _ count: Int) -> Column {
            .texts(some { "\(prefix)\(Int.random(in: 0..<count, using: &$0))" })
        }
        let few = some { ["a", "b", "c"].randomElement(using: &$0) ?? "a" }
        return DataTable(
            name: "t",
            recordCount: records,
            columns: [
                "few": .texts(few), "many": texts("m", 300), "countless": texts("c", 20_000),
                "flag": .texts(some { Bool.random(using: &$0) ? "yes" : "no" }),
                "some": texts("s", 9),
                "first": .dates(
                    some { CivilDate(dayNumber: Int32.random(in: -20...110, using: &$0)) }
                ),
            ]
        )
    }
}
