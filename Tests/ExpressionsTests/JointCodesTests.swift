import ColumnCutting
import TestSupport
import Testing

@testable import Expressions

/// Holds the counts of several fields together against a loop over the records.
@Suite struct JointCodesTests {
    /// How many texts each of the fields has.
    static let fields = [[2], [3, 15], [9, 4], [1, 2, 3, 2], [5, 2, 2], [0, 1]]

    @Test(arguments: fields, [1, 6, 64, 5_000])
    func `records are counted by cell and the codes of all fields`(
        _ counts: [Int],
        part: Int
    ) throws {
        var random = SeededGenerator(seed: UInt64(counts.reduce(part, +)))
        let texts = counts.map { count in
            (0..<1_001).map { _ -> String? in
                let number = Int.random(in: 0...count, using: &random)
                return number == count ? nil : "text \(number)"
            }
        }
        let columns = try texts.map { texts in
            let column = try #require(Self.texts(.texts(texts)))
            return try #require(Self.texts(Column.text(column).cut(into: part)))
        }
        var codes = JointCodes()
        #expect(columns.allSatisfy { codes.append($0) })
        for records in [0..<1_001, 0..<1, 4..<64, 3..<100, 64..<999, 1_000..<1_001] {
            let cells = records.map { Int32($0 % 5) }
            var found = [UInt32](repeating: 0, count: 5 * JointCodes.width)
            codes.count(records, by: cells, into: &found)
            var sums: [[String?]: Int] = [:]
            for (index, count) in found.enumerated() where count > 0 {
                let key = zip(codes.fields, columns).map { field, column -> String? in
                    let code = field.code(in: index % JointCodes.width)
                    return code == column.values.count ? nil : column.values[code]
                }
                sums[["\(index / JointCodes.width)"] + key, default: 0] += Int(count)
            }
            var expected: [[String?]: Int] = [:]
            for record in records {
                expected[["\(record % 5)"] + texts.map { $0[record] }, default: 0] += 1
            }
            #expect(sums == expected, "\(records)")
        }
    }

    @Test func `a byte has room for so many codes`() throws {
        func texts(_ count: Int) throws -> TextColumn {
            try #require(Self.texts(.texts((0..<count).map { "\($0)" })))
        }
        var codes = JointCodes()
        #expect(try !codes.append(texts(16)))
        #expect(try codes.append(texts(15)))
        #expect(try codes.append(texts(3)))
        #expect(try !codes.append(texts(4)))
        #expect(try codes.append(texts(0)))
        #expect(try !codes.append(texts(1)))
        #expect(codes.fields.map(\.shift) == [0, 4, 6])
    }

    private static func texts(_ column: Column) -> TextColumn? {
        if case .text(let texts) = column { texts } else { nil }
    }
}
