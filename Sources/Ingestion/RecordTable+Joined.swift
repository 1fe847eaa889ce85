import Expressions

extension RecordTable {
    /// Puts the tables of several files together, record after record; nothing where there are none.
    static func joined(_ tables: [RecordTable]) -> RecordTable? {
        guard var joined = tables.first else { return nil }
        for table in tables.dropFirst() {
            joined.parts += table.parts
            joined.positions.append(table.positions)
            for (name, column) in table.columns { joined.columns[name]?.append(column) }
        }
        return joined
    }
}
