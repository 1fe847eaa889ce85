import Expressions
import Testing

@Suite("A column of texts")
struct TextColumnTests {
    private static func codes(_ column: TextColumn) -> [Int32] {
        column.codes.all.flatMap(\.unpacked).map { $0 == .min ? -1 : $0 }
    }

    @Test("stores each text once and knows blanks")
    func coding() {
        let column = TextColumn(["A", nil, "B", "A", ""])
        #expect(Self.codes(column) == [0, -1, 1, 0, 2])
        #expect(column.values == ["A", "B", ""])
        #expect((0..<5).map { column[$0] } == ["A", nil, "B", "A", ""])
    }

    @Test("keeps composed and decomposed letters apart")
    func bytes() {
        let column = TextColumn(["\u{439}", "\u{438}\u{306}", "\u{439}"])
        #expect(Self.codes(column) == [0, 1, 0])
        #expect(column.values.map { $0.unicodeScalars.count } == [1, 2])
    }

    @Test("goes on with the texts of another column")
    func appending() throws {
        let columns = [["B", nil, "A"], ["C", "A", nil], ["B", "A", "C"], []]
        let joined = try #require(Column.joined(columns.map { .texts($0) }))
        guard case .text(let column) = joined else {
            Issue.record("texts stay texts")
            return
        }
        #expect(column.values == ["B", "A", "C"])
        #expect(
            (0..<9).map { column[$0] } == ["B", nil, "A", "C", "A", nil, "B", "A", "C"]
        )
        #expect(joined.bounds == [0..<3, 3..<6, 6..<9])
    }

    @Test("may have other texts for the same codes")
    func otherTexts() {
        let column = TextColumn(["A", "B", "A"]).with(values: ["X", "Y"])
        #expect((0..<3).map { column[$0] } == ["X", "Y", "X"])
    }
}
