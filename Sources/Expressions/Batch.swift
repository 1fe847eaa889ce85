/// Some consecutive records of a table that are looked at together, so that what is calculated of
/// them stays in a core's cache.
///
/// A field that several expressions name is read once. Not to be shared between threads.
public final class Batch {
    /// The records, counted from 0.
    public let records: Range<Int>
    private let table: DataTable?
    private var fields: [String: Vector] = [:]
    private var ages: [[String]: Lanes<Int32>] = [:]

    /// Takes some records of a table.
    public convenience init(_ records: Range<Int>, of table: DataTable) {
        self.init(records, table)
    }

    init(_ records: Range<Int>, _ table: DataTable?) {
        self.records = records
        self.table = table
    }

    /// Returns the values of a field.
    func values(of field: String, as type: ValueType) -> Vector {
        if let values = fields[field] { return values }
        guard let table else { preconditionFailure("no field is read without a table") }
        let values = Vector(table.column(named: field, of: type), in: records)
        fields[field] = values
        return values
    }

    /// Returns the days of a field since 1970-01-01, `Int32.min` for none; none at all where it is
    /// no field of days.
    public func days(of field: String) -> [Int32] {
        guard case .date? = table?.columns[field] else {
            return [Int32](repeating: .none, count: records.count)
        }
        return values(of: field, as: .date).dates.array(count: records.count)
    }

    /// Returns the years completed from the days of a field to those of another.
    func ages(from first: String, to second: String) -> Lanes<Int32> {
        if let found = ages[[first, second]] { return found }
        let births = values(of: first, as: .date).dates
        let found = births.years(to: values(of: second, as: .date).dates)
        ages[[first, second]] = found
        return found
    }

    /// Returns what a list holds for the codes of a field of texts.
    func truths(of field: String, _ truths: [Truth]) -> [Truth] {
        guard case .text(let texts)? = table?.columns[field] else { return [] }
        var found: [Truth] = []
        texts.codes.forEach(in: records) { part, range in
            let part = part.map(truths, none: .unknown, in: range)
            if found.isEmpty { found = part } else { found += part }
        }
        return found
    }
}
