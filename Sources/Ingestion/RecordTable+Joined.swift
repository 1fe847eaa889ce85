import Expressions

extension RecordTable {
    /// Puts the tables of several files together, record after record; nothing where there are none.
    static func joined(_ tables: [RecordTable]) -> RecordTable? {
        guard tables.count > 1, var joined = tables.first else { return tables.first }
        for table in tables.dropFirst() {
            joined.parts += table.parts
            joined.positions.append(table.positions)
            for (name, keys) in table.keys { joined.keys[name]?.append(keys) }
        }
        for name in joined.columns.keys {
            joined.columns[name] = Column.joined(tables.compactMap { $0.columns[name] })
        }
        return joined
    }
}
