/// Which records an expression is evaluated for.
///
/// Outside of sub-queries these are records of the scope's table, and in a sub-query the pairs of a
/// record and a related one.
struct Frame {
    /// The scope's table.
    let table: DataTable?
    /// Its records: all that are named in the pairs, or those that are looked at.
    let batch: Batch
    /// In a sub-query the record and the related record of each pair.
    let pairs: (records: [Int32], related: [Int32])?

    /// Some consecutive records of a table.
    static func records(_ batch: Batch, of table: DataTable?) -> Frame {
        Frame(table: table, batch: batch, pairs: nil)
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
            batch: Batch(0..<table.recordCount, of: table),
            pairs: isChild ? (parents, children) : (children, parents)
        )
    }
}
