public import Expressions
public import Grants
public import Ingestion

/// The records of an export, each linked with the records to which it refers.
public struct LinkedRecords: Sendable {
    private let tables: [RecordTable]
    private let constants: [String: Value]
    private var parents: [String: [String: [Int32]]] = [:]

    /// Links the records of an export.
    ///
    /// Where several records bear the key that another refers to, the first one is meant.
    public init(_ export: IngestedExport, of grant: Grant) {
        tables = export.tables
        var constants = grant.parameters.mapValues { Value.number($0) }
        constants["term_start"] = .date(grant.termStart)
        constants["term_end"] = grant.termEnd.map(Value.date) ?? .null
        constants["data_day"] = .date(export.moment.dataDay)
        self.constants = constants
        for definition in grant.exports.tables {
            guard let child = export.table(definition.name) else { continue }
            for key in definition.foreignKeys {
                guard let parent = export.table(key.table) else { continue }
                parents[definition.name, default: [:]][key.table] = Self.link(child, parent, key)
            }
        }
    }

    private static func link(
        _ child: RecordTable,
        _ parent: RecordTable,
        _ key: TableDefinition.ForeignKey
    ) -> [Int32] {
        var first: [Value: Int32] = [:]
        for index in 0..<parent.count {
            let value = parent.value(key.parentField, at: index)
            if value != .null && first[value] == nil { first[value] = Int32(index) }
        }
        return (0..<child.count).map { first[child.value(key.field, at: $0)] ?? -1 }
    }

    /// Returns the index of the record to which a record refers; nothing where it refers to none.
    func parent(of index: Int, in table: String, to parent: String) -> Int? {
        guard let link = parents[table]?[parent]?[index], link >= 0 else { return nil }
        return Int(link)
    }

    /// Returns the records as expressions see them.
    ///
    /// - Parameters:
    ///   - rejections: The records that do not exist for sub-queries.
    ///   - constants: Values that hold for this evaluation only.
    /// - Returns: The tables and constants that an expression is evaluated over.
    public func dataset(
        without rejections: Rejections,
        constants: [String: Value] = [:]
    ) -> Dataset {
        var dataset = Dataset()
        for table in tables {
            let data = DataTable(
                name: table.name,
                recordCount: table.count,
                columns: table.columns,
                isIncluded: rejections.included(in: table.name, count: table.count),
                parents: parents[table.name] ?? [:]
            )
            dataset.tables[table.name] = data
        }
        dataset.constants = self.constants.merging(constants) { _, given in given }
        return dataset
    }
}
