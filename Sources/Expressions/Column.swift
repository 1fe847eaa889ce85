/// The values of one field, one for each record of a table.
public enum Column: Sendable {
    /// Texts, coded.
    case text(TextColumn)
    /// Numbers; nil where a record has none.
    case number([Rational?])
    /// Days; nil where a record has none.
    case date([CivilDate?])
    /// Truth values; nil where a record has none, or it is unknown.
    case boolean([Bool?])

    /// How many records the column holds.
    public var count: Int {
        switch self {
        case .text(let column): column.codes.count
        case .number(let numbers): numbers.count
        case .date(let dates): dates.count
        case .boolean(let booleans): booleans.count
        }
    }

    /// The type of its values.
    public var type: ValueType {
        switch self {
        case .text: .text
        case .number: .number
        case .date: .date
        case .boolean: .boolean
        }
    }

    /// Returns the number of a record, counted from 0; nil where it has none.
    public func number(at record: Int) -> Rational? {
        if case .number(let numbers) = self { return numbers[record] }
        return nil
    }

    /// Returns the truth value of a record, counted from 0; nil where it has none, or is unknown.
    public func boolean(at record: Int) -> Bool? {
        if case .boolean(let booleans) = self { return booleans[record] }
        return nil
    }

    /// Returns the value of a record, counted from 0.
    public func value(at record: Int) -> Value {
        switch self {
        case .text(let column): column[record].map(Value.text) ?? .null
        case .number(let numbers): numbers[record].map(Value.number) ?? .null
        case .date(let dates): dates[record].map(Value.date) ?? .null
        case .boolean(let booleans): booleans[record].map(Value.boolean) ?? .null
        }
    }
}
