import ColumnCutting
import TestSupport
import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants
@testable import Ingestion

/// Checks that neither threads nor the parts of columns change a figure.
@Suite struct ThreadsTests {
    @Test(arguments: [1, 2, 3, 8], [1, 7, 64, 1_000])
    func `figures are the same for any threads and parts`(_ threads: Int, _ part: Int) throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let register = RandomFiguresTests.register(&generator)
            let expected = try register.figures()
            var export = try register.export()
            for table in export.tables.indices {
                export.tables[table].columns = export.tables[table].columns.mapValues {
                    $0.cut(into: part)
                }
            }
            let found = try Aggregator(grant: register.grant(), threads: threads)
                .aggregate(export, register.effects)
            #expect(found.map(\.name) == expected.map(\.name))
            #expect(found.map(\.value) == expected.map(\.value))
        }
    }

    @Test func `a fault is that of the first record, whoever finds it`() throws {
        var register = TestRegister()
        register.indicators = indicator("BAD", "{sum: cases, value: 1 / amount, at: entry}")
        for index in 0..<60 {
            var record = TestCase("")
            record.entry = CivilDate(dayNumber: 17_713)
            record.amount = Rational(index == 40 ? 0 : 5)
            register.cases.append(record)
        }
        var export = try register.export()
        for table in export.tables.indices {
            export.tables[table].columns = export.tables[table].columns.mapValues {
                $0.cut(into: 3)
            }
        }
        for threads in [1, 2, 8] {
            let aggregator = Aggregator(grant: try register.grant(), threads: threads)
            #expect(throws: FigureFault(indicator: "BAD", reason: .divisionByZero)) {
                try aggregator.aggregate(export, register.effects)
            }
        }
    }
}
