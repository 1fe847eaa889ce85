/// The values of one field, one for each record of a table.
public enum Column: Sendable {
    /// Texts, coded.
    case text(TextColumn)
    /// Numbers.
    case number(Parts<NumberPart>)
    /// Days since 1970-01-01.
    case date(Parts<PackedIntegers>)
    /// Truth values: 1 for true, 0 for false.
    case boolean(Parts<PackedIntegers>)

    /// Makes a column of texts; nil where a record has none.
    public static func texts(_ texts: [String?]) -> Column {
        .text(TextColumn(texts))
    }

    /// Makes a column of numbers; nil where a record has none.
    public static func numbers(_ numbers: [Rational?]) -> Column {
        .number(Parts([NumberPart(numbers)]))
    }

    /// Makes a column of days; nil where a record has none.
    public static func dates(_ dates: [CivilDate?]) -> Column {
        .date(Parts([PackedIntegers(dates.map { $0?.dayNumber ?? .none })]))
    }

    /// Makes a column of truth values; nil where a record has none, or it is unknown.
    public static func booleans(_ booleans: [Bool?]) -> Column {
        .boolean(Parts([PackedIntegers(booleans.map { $0.map { $0 ? 1 : 0 } ?? Int32.none })]))
    }

    /// How many records the column holds.
    public var count: Int {
        switch self {
        case .text(let column): column.codes.count
        case .number(let numbers): numbers.count
        case .date(let days): days.count
        case .boolean(let booleans): booleans.count
        }
    }

    /// The records of each part in which the values are stored.
    public var bounds: [Range<Int>] {
        switch self {
        case .text(let column): column.codes.bounds
        case .number(let numbers): numbers.bounds
        case .date(let days): days.bounds
        case .boolean(let booleans): booleans.bounds
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

    /// Returns the value of a record, counted from 0.
    public func value(at record: Int) -> Value {
        switch self {
        case .text(let column): return column[record].map(Value.text) ?? .null
        case .number(let numbers):
            let (part, index) = numbers.locate(record)
            return part[index].map(Value.number) ?? .null
        case .date(let days):
            let (part, index) = days.locate(record)
            return part[index].map { .date(CivilDate(dayNumber: Int32($0))) } ?? .null
        case .boolean(let booleans):
            let (part, index) = booleans.locate(record)
            return part[index].map { .boolean($0 != 0) } ?? .null
        }
    }

    /// Puts columns of one type together, one behind the other; nothing where there are none.
    public static func joined(_ columns: [Column]) -> Column? {
        guard let first = columns.first else { return nil }
        switch first {
        case .text: return .text(TextColumn.joined(columns.compactMap(\.texts)))
        case .number:
            let parts = columns.flatMap { column in
                if case .number(let numbers) = column { numbers.all } else { [NumberPart]() }
            }
            return .number(Parts(parts))
        case .date: return .date(Parts(columns.flatMap(\.integers)))
        case .boolean: return .boolean(Parts(columns.flatMap(\.integers)))
        }
    }

    private var texts: TextColumn? {
        if case .text(let texts) = self { texts } else { nil }
    }

    private var integers: [PackedIntegers] {
        switch self {
        case .date(let parts), .boolean(let parts): parts.all
        case .text, .number: []
        }
    }
}
