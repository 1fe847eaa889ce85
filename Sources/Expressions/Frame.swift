/// Which records an expression is evaluated for.
///
/// Outside of sub-queries these are records of the scope's table, and in a sub-query the pairs of a
/// record and a related one.
struct Frame {
    /// The scope's table.
    let table: DataTable?
    /// Its records: all that are named in the pairs, or those that are looked at.
    let batch: Batch
    /// Which records of the batch are meant; nothing where all are, each once.
    let places: [Int32]?
    /// In a sub-query the related record for each place.
    let related: [Int32]?

    /// How many values each part of an expression has.
    var count: Int { places?.count ?? batch.records.count }

    /// The frame of some of its records, by their places in it.
    func selecting(_ selected: [Int32]) -> Frame {
        guard selected.count < count else { return self }
        return Frame(
            table: table,
            batch: batch,
            places: places.map { places in selected.map { places[Int($0)] } } ?? selected,
            related: related.map { related in selected.map { related[Int($0)] } }
        )
    }

    /// Some consecutive records of a table.
    static func records(_ batch: Batch, of table: DataTable?) -> Frame {
        Frame(table: table, batch: batch, places: nil, related: nil)
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
            places: isChild ? parents : children,
            related: isChild ? children : parents
        )
    }
}
