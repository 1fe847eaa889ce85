import Expressions
import Grants

/// The dates of a table of which year, month and day stand in columns of their own.
struct ComposedDates {
    private let dates: [DateComposer]
    /// The fields of which nothing is kept once dates are made of them.
    private let unkept: [Int]
    /// The number of each field's column, from 1.
    private let columns: [Int]

    init(of table: TableDefinition, _ columns: [Int], dataDay: CivilDate, uses: FieldUses) {
        let dates = table.fields.compactMap { field in
            DateComposer(field, of: table, dataDay: dataDay, uses: uses)
        }
        let parts = Set(dates.flatMap(\.places))
        unkept = parts.filter { uses.use(of: table.fields[$0].name, in: table.name) == .none }
        self.dates = dates
        self.columns = columns
    }

    /// Adds dates to records whose other values have been gathered.
    ///
    /// - Parameters:
    ///   - records: The records.
    ///   - odd: Those, from 0, of which a cell may be broken or out of place.
    ///   - maker: Makes findings.
    func add(to records: inout ChunkRecords, odd: Set<Int>, _ maker: inout FindingMaker) {
        for date in dates { add(date, to: &records, odd: odd, &maker) }
        for place in unkept { records.values[place] = .none }
    }

    private func add(
        _ date: DateComposer,
        to records: inout ChunkRecords,
        odd: Set<Int>,
        _ maker: inout FindingMaker
    ) {
        let names = date.field.parts
        let known = records.findings.lazy.filter { names.contains($0.field) }
            .compactMap(\.record).map { $0 - 1 }
        let (values, faults) = date.compose(
            date.places.compactMap { records.values[$0].column },
            count: records.positions.count,
            known: odd.union(known)
        )
        for (record, fault) in faults {
            let finding = maker.finding(
                fault.fault,
                of: date.field,
                column: columns[date.places[fault.part]],
                record: record,
                at: records.positions[record]
            )
            records.findings.append(finding)
        }
        records.values.append(values)
    }
}
