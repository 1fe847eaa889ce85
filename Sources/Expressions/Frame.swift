/// Which records an expression is evaluated for.
///
/// Outside of sub-queries these are the records of the scope's table, and in a sub-query the pairs
/// of a record and a related one.
struct Frame: Sendable {
    /// The scope's table.
    let table: DataTable?
    /// Which of its records, in which order; nil for all of them.
    let records: [Int32]?
    /// In a sub-query the related record of each pair.
    let relatedRecords: [Int32]?

    /// All records of a table.
    static func records(of table: DataTable?) -> Frame {
        Frame(table: table, records: nil, relatedRecords: nil)
    }

    /// Pairs each record with the related ones that exist: its children, or its one parent.
    static func pairs(of table: DataTable, with related: DataTable, isChild: Bool) -> Frame {
        let (child, parent) = isChild ? (related, table) : (table, related)
        var children: [Int32] = []
        var parents: [Int32] = []
        for (index, parentRecord) in child.parentRecords(in: parent).enumerated() {
            let childRecord = Int32(index)
            let relatedRecord = isChild ? childRecord : parentRecord
            guard parentRecord >= 0, related.includes(relatedRecord) else { continue }
            children.append(childRecord)
            parents.append(parentRecord)
        }
        return Frame(
            table: table,
            records: isChild ? parents : children,
            relatedRecords: isChild ? children : parents
        )
    }
}
