import ColumnCutting
import TestSupport
import Testing

@testable import Expressions

/// Holds what is calculated batch by batch against what is calculated for all records at once.
@Suite struct BatchTests {
    @Test("gives what all records give, in parts of any size", arguments: [1, 7, 64, 1_000])
    func batches(size: Int) throws {
        var writer = SentenceWriter(seed: UInt64(size))
        let whole = writer.table(recordCount: 150)
        var table = whole
        table.columns = whole.columns.mapValues { $0.cut(into: size) }
        let types = whole.columns.mapValues(\.type)
        let scope = Scope(schema: Schema(tables: ["t": types]), table: "t")
        let data = Dataset(tables: ["t": table])
        for _ in 0..<200 {
            let source = writer.sentence()
            let checked = try Expression(parsing: source).checked(in: scope)
            let expected = try? checked.evaluate(over: Dataset(tables: ["t": whole]))
            let found = try? table.batches.flatMap { range in
                let values = try checked.prepared(over: data).evaluate(Batch(range, of: table))
                let column = values.column(count: range.count)
                return (0..<range.count).map(column.value(at:))
            }
            #expect(found == expected.map { (0..<150).map($0.value(at:)) }, "\(source)")
        }
    }

    @Test("covers all records once, in pieces that a cache holds")
    func ranges() {
        for count in [0, 1, 8_191, 8_192, 8_193, 100_000] {
            let days = [CivilDate?](repeating: nil, count: count)
            let table = DataTable(name: "t", recordCount: count, columns: ["day": .dates(days)])
            #expect(table.batches.flatMap(\.self) == Array(0..<count))
            #expect(table.batches.allSatisfy { $0.count <= 8_192 })
        }
    }

    @Test("are taken once each, whatever the number of threads", arguments: [1, 2, 3, 8])
    func workers(threads: Int) {
        for count in [0, 1, 2, 100] {
            let found = Workers(threads: threads).walk(count, from: [Int]()) { $0.append($1) }
            #expect(found.flatMap(\.self).sorted() == Array(0..<count))
            #expect(found.allSatisfy { $0 == $0.sorted() })
        }
    }
}

/// The calendar by loops, as it was first written: slow, and plain to see.
@Suite struct CalendarTests {
    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    @Test("places in the calendar are those of counting from 1800 to 2200")
    func places() throws {
        var day = try #require(CivilDate(year: 1800, month: 1, day: 1)).dayNumber
        var faults = 0
        for year in 1800...2200 {
            let lengths = [31, Self.isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                for date in 1...length {
                    let parts = Calendar.parts(ofDay: day)
                    if parts != (year, month + 1, date) { faults += 1 }
                    day += 1
                }
            }
        }
        #expect(faults == 0)
    }

    @Test("completed years are those of comparing month and day")
    func ages() {
        var random = SeededGenerator(seed: 3)
        var faults = 0
        for _ in 0..<50_000 {
            let birth = CivilDate(dayNumber: Int32.random(in: -62_000...84_000, using: &random))
            let then = CivilDate(dayNumber: Int32.random(in: -62_000...84_000, using: &random))
            let isBefore = (then.month, then.day) < (birth.month, birth.day)
            let expected = then.year - birth.year - (isBefore ? 1 : 0)
            if birth.completedYears(on: then) != expected { faults += 1 }
        }
        #expect(faults == 0)
    }

    @Test(arguments: [
        [-24_000, 47_000], [-47_422, 83_647], [-47_423, 83_648], [-62_000, 84_000],
    ])
    func `ages of many records are those of each`(days: [Int32]) throws {
        var random = SeededGenerator(seed: 5)
        func some() -> [CivilDate?] {
            (0..<5_000).map { _ in
                Int.random(in: 0..<9, using: &random) == 0
                    ? nil
                    : CivilDate(dayNumber: Int32.random(in: days[0]...days[1], using: &random))
            }
        }
        let (births, then) = (some(), some())
        let table = DataTable(
            name: "t",
            recordCount: 5_000,
            columns: ["birth": .dates(births), "day": .dates(then)]
        )
        let comparisons: [(source: String, holds: (Int) -> Bool)] = [
            ("< 25", { $0 < 25 }), (">= 25", { $0 >= 25 }), ("= 0", { $0 == 0 }),
            ("<> -1", { $0 != -1 }), ("<= 30.5", { $0 <= 30 }), ("> 9000000000", { _ in false }),
        ]
        for (source, holds) in comparisons {
            let expected = zip(births, then).map { birth, then in
                birth.flatMap { birth in then.map { Truth(holds(birth.completedYears(on: $0))) } }
                    ?? .unknown
            }
            #expect(try Self.truths("age(birth, day) \(source)", table) == expected, "\(source)")
            #expect(try Self.truths("age(birth, day) + 0 \(source)", table) == expected)
        }
    }

    private static func truths(_ source: String, _ table: DataTable) throws -> [Truth] {
        let schema = Schema(tables: ["t": ["birth": .date, "day": .date]])
        let expression = try Expression(parsing: source).checked(
            in: Scope(schema: schema, table: "t")
        )
        let prepared = try expression.prepared(over: Dataset(tables: ["t": table]))
        return try prepared.truths(Batch(0..<table.recordCount, of: table))
    }
}
