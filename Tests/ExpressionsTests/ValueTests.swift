import Expressions
import Testing

@Suite("A value")
struct ValueTests {
    @Test("of text is the same only byte for byte")
    func bytes() {
        #expect(Value.text("\u{E9}") != .text("e\u{301}"))
        #expect(Value.text("\u{E9}") == .text("\u{E9}"))
        #expect(Set([Value.text("\u{E9}"), .text("e\u{301}"), .text("\u{E9}")]).count == 2)
    }

    @Test("is not the same as one of another type")
    func types() {
        let values: [Value] = [
            .text("1"), .number(Rational(1)), .boolean(true), .null,
            .date(CivilDate(dayNumber: 1)),
        ]
        for (index, value) in values.enumerated() {
            #expect(values.indices.filter { values[$0] == value } == [index])
        }
        #expect(Set(values + values).count == values.count)
    }

    @Test("comes out of a column of each type")
    func columns() {
        let day = CivilDate(dayNumber: 3)
        let columns: [(Column, ValueType, [Value])] = [
            (Sample.texts(["A", nil]), .text, [.text("A"), .null]),
            (.numbers([Rational(2), nil]), .number, [.number(Rational(2)), .null]),
            (.dates([day, nil]), .date, [.date(day), .null]),
            (.booleans([false, nil]), .boolean, [.boolean(false), .null]),
        ]
        for (column, type, values) in columns {
            #expect(column.type == type)
            #expect(column.count == 2)
            #expect([column.value(at: 0), column.value(at: 1)] == values)
        }
    }
}
