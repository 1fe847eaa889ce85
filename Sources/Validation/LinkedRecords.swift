public import Expressions
public import Grants
public import Ingestion

/// The records of an export, each linked with the records to which it refers.
public struct LinkedRecords: Sendable {
    private var tables: [DataTable]
    private let constants: [String: Value]

    /// Links the records of an export.
    ///
    /// Where several records bear the key that another refers to, the first one is meant.
    ///
    /// - Parameters:
    ///   - export: The records.
    ///   - grant: The grant.
    ///   - workers: Who looks at them.
    public init(_ export: IngestedExport, of grant: Grant, workers: Workers = Workers()) {
        var constants = grant.parameters.mapValues { Value.number($0) }
        constants["term_start"] = .date(grant.termStart)
        constants["term_end"] = grant.termEnd.map(Value.date) ?? .null
        constants["data_day"] = .date(export.moment.dataDay)
        self.constants = constants
        let unlinked = export.tables.map { table in
            DataTable(
                name: table.name,
                recordCount: table.count,
                columns: table.columns,
                keys: table.keys
            )
        }
        tables = unlinked.map { table in
            var linked = table
            for key in grant.exports.table(table.name)?.foreignKeys ?? [] {
                guard let parent = unlinked.first(where: { $0.name == key.table }) else { continue }
                linked.parents[key.table] = table.parents(
                    by: key.field,
                    in: parent,
                    by: key.parentField,
                    workers: workers
                )
            }
            return linked
        }
    }

    /// Forgets the keys that an export has forgotten since.
    public mutating func forgetKeys(butThoseOf export: IngestedExport) {
        for index in tables.indices {
            tables[index].keys = export.table(tables[index].name)?.keys ?? [:]
        }
    }

    /// Returns a table.
    func table(_ name: String) -> DataTable? {
        tables.first { $0.name == name }
    }

    /// Returns the index of the record to which a record refers; nothing where it refers to none.
    func parent(of index: Int, in table: String, to parent: String) -> Int? {
        guard let link = self.table(table)?.parents[parent]?[index], link >= 0 else { return nil }
        return Int(link)
    }

    /// Returns the records as expressions see them.
    ///
    /// - Parameter records: The records that do not exist for sub-queries and do not count; nothing
    ///   where neither is asked for.
    /// - Returns: The tables and constants that an expression is evaluated over.
    public func dataset(without records: RecordSet?) -> Dataset {
        var dataset = Dataset(constants: constants)
        for table in tables {
            var table = table
            if let records, records.concern(table.name) {
                table.isIncluded = records.included(in: table.name, count: table.recordCount)
            }
            dataset.tables[table.name] = table
        }
        return dataset
    }
}
