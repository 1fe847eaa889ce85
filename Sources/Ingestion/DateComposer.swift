import Expressions
import Grants

/// Makes the dates of a field of which year, month and day stand in columns of their own.
struct DateComposer {
    /// What is wrong with a record's parts, and at which of them, from 0.
    struct Fault: Equatable {
        var part: Int
        var fault: CellFault
    }

    let field: FieldDefinition
    /// The places of year, month and day among the columns.
    let places: [Int]
    private let use: FieldUse
    private let latest: CivilDate?

    /// Makes what composes a field; nothing for one of another origin.
    init?(
        _ field: FieldDefinition,
        of table: TableDefinition,
        dataDay: CivilDate,
        uses: FieldUses
    ) {
        guard case .parts(let names) = field.origin else { return nil }
        let columns = table.columns.map(\.name)
        places = names.compactMap(columns.firstIndex)
        guard places.count == names.count else { return nil }
        self.field = field
        use = uses.use(of: field.name, in: table.name)
        latest = field.name == table.lastDate ? dataDay : nil
    }

    /// Makes the dates of all records.
    ///
    /// - Parameters:
    ///   - parts: The columns of year, month and day.
    ///   - count: How many records there are.
    ///   - known: The records of whose parts it is known that something is wrong, by number from 0:
    ///     of them nothing more is said.
    /// - Returns: The dates, and what is wrong, with the record.
    func compose(
        _ parts: [Column],
        count: Int,
        known: Set<Int>
    ) -> (dates: ColumnBuilder.Gathered, faults: [(record: Int, fault: Fault)]) {
        var builder = ColumnBuilder(.date, use: use)
        var faults: [(record: Int, fault: Fault)] = []
        for record in 0..<count {
            let (date, fault) = date(parts.map { Self.number($0.value(at: record)) })
            builder.append(date.map(Value.date) ?? .null)
            if let fault, !known.contains(record) { faults.append((record, fault)) }
        }
        return (builder.take(), faults)
    }

    private static func number(_ value: Value) -> Int? {
        guard case .number(let number) = value else { return nil }
        // What is no whole number of eight bytes is no year, month or day.
        return number.units(decimals: 0).map { Int($0) } ?? Int.max
    }

    /// Returns the day of a year, month and day, of which some may be missing.
    private func date(_ parts: [Int?]) -> (date: CivilDate?, fault: Fault?) {
        if parts.allSatisfy({ $0 == nil }) {
            return (nil, field.constraints.isRequired ? Fault(part: 0, fault: .required) : nil)
        }
        if let missing = parts.firstIndex(where: { $0 == nil }) {
            return (nil, Fault(part: missing, fault: .noDay))
        }
        let numbers = parts.compactMap(\.self)
        guard DatePattern.years.contains(numbers[0]) else {
            return (nil, Fault(part: 0, fault: .noDay))
        }
        guard 1...12 ~= numbers[1] else { return (nil, Fault(part: 1, fault: .noDay)) }
        guard let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return (nil, Fault(part: 2, fault: .noDay))
        }
        if let latest, latest < date { return (nil, Fault(part: 0, fault: .afterData)) }
        return (date, nil)
    }
}
