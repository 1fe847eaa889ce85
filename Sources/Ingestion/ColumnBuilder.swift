import Expressions

/// Gathers the values of one column.
struct ColumnBuilder {
    private(set) var column: Column

    init(_ type: ValueType) {
        column =
            switch type {
            case .text: .text(TextColumn())
            case .number: .number([])
            case .date: .date([])
            case .boolean: .boolean([])
            }
    }

    /// Appends a value of the column's type; any other counts as missing.
    mutating func append(_ value: Value) {
        switch column {
        case .text(var texts):
            column = .boolean([])
            if case .text(let text) = value { texts.append(text) } else { texts.append(nil) }
            column = .text(texts)
        case .number(var numbers):
            column = .boolean([])
            if case .number(let number) = value {
                numbers.append(number)
            } else {
                numbers.append(nil)
            }
            column = .number(numbers)
        case .date(var dates):
            column = .boolean([])
            if case .date(let date) = value { dates.append(date) } else { dates.append(nil) }
            column = .date(dates)
        case .boolean(var booleans):
            column = .date([])
            if case .boolean(let boolean) = value {
                booleans.append(boolean)
            } else {
                booleans.append(nil)
            }
            column = .boolean(booleans)
        }
    }
}
