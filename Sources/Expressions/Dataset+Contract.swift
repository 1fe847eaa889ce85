// What the checker was promised, asked for again: a data set that breaks the promise is a fault
// of the program, never of the data.

extension Dataset {
    func table(named name: String) -> DataTable {
        guard let table = tables[name] else {
            preconditionFailure("the data set has no table '\(name)'")
        }
        return table
    }

    func constant(named name: String, of type: ValueType) -> Value {
        guard let value = constants[name], value.type == nil || value.type == type else {
            preconditionFailure("the data set has no \(type) constant '\(name)'")
        }
        return value
    }
}

extension DataTable {
    func column(named field: String, of type: ValueType) -> Column {
        guard let column = columns[field], column.type == type, column.count == recordCount else {
            preconditionFailure("'\(name)' has no \(type) column '\(field)' of its length")
        }
        return column
    }

    /// For each record the index of its parent, or -1.
    func parentRecords(in parent: DataTable) -> [Int32] {
        guard let indexes = parents[parent.name], indexes.count == recordCount,
            indexes.allSatisfy({ $0 < parent.recordCount })
        else {
            preconditionFailure("'\(name)' does not name its parents in '\(parent.name)'")
        }
        return indexes
    }
}

extension Value {
    /// The type of the value; nil for null, which belongs to all.
    var type: ValueType? {
        switch self {
        case .text: .text
        case .number: .number
        case .date: .date
        case .boolean: .boolean
        case .null: nil
        }
    }
}
