import Expressions
import Testing

@Suite("A column of texts")
struct TextColumnTests {
    @Test("stores each text once and blanks as -1")
    func coding() {
        var column = TextColumn()
        for text in ["A", nil, "B", "A", ""] {
            column.append(text)
        }
        #expect(column.codes == [0, -1, 1, 0, 2])
        #expect(column.values == ["A", "B", ""])
        #expect((0..<5).map { column[$0] } == ["A", nil, "B", "A", ""])
    }

    @Test("keeps composed and decomposed letters apart")
    func bytes() {
        var column = TextColumn()
        for text in ["\u{439}", "\u{438}\u{306}", "\u{439}"] {
            column.append(text)
        }
        #expect(column.codes == [0, 1, 0])
        #expect(column.values.map { $0.unicodeScalars.count } == [1, 2])
    }

    @Test("goes on from texts that were coded elsewhere")
    func replacedValues() {
        var column = TextColumn(codes: [1, 0], values: ["A", "B"])
        column.append("B")
        column.values = ["X", "Y"]
        column.append("Y")
        column.append("B")
        #expect(column.codes == [1, 0, 1, 1, 2])
        #expect(column.values == ["X", "Y", "B"])
    }
}
