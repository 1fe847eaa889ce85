import Expressions

extension DataTable {
    /// Finds records batch by batch.
    ///
    /// - Parameters:
    ///   - workers: Who looks at them.
    ///   - isMeant: Tells for each record of a batch whether it is meant.
    /// - Returns: The records that are meant, counted from 0, in their order.
    func records(_ workers: Workers, _ isMeant: @Sendable (Batch) -> [Bool]) -> [Int] {
        let batches = batches
        let found = workers.walk(batches.count, from: [Int]()) { found, index in
            let batch = Batch(batches[index], of: self)
            for (place, isMeant) in isMeant(batch).enumerated() where isMeant {
                found.append(batch.records.lowerBound + place)
            }
        }
        return found.flatMap(\.self).sorted()
    }

    /// Finds for each record the first one of another table that bears the value of a field, or -1.
    ///
    /// Texts of which a column has a list are compared once each. The hashes of two fields that
    /// refer to each other are made alike.
    func parents(
        by field: String,
        in parent: DataTable,
        by parentField: String,
        workers: Workers
    ) -> [Int32] {
        if case .text(let own)? = columns[field],
            case .text(let others)? = parent.columns[parentField]
        {
            return own.links(to: others)
        }
        var joined = DataTable(name: "", recordCount: parent.recordCount + recordCount)
        if var keys = parent.keys[parentField], let own = self.keys[field] {
            keys.append(own)
            joined.keys[field] = keys
        } else if let column = parent.columns[parentField], let own = columns[field],
            own.type == column.type
        {
            joined.columns[field] = Column.joined([column, own])
        }
        let first = parent.recordCount
        var links = [Int32](repeating: -1, count: recordCount)
        for (record, earlier) in Repeats.find([field], in: joined, workers)
        where record >= first && earlier < first {
            links[record - first] = Int32(earlier)
        }
        return links
    }
}

extension TextColumn {
    /// Returns for each record the first one of another column with its text, or -1.
    fileprivate func links(to others: TextColumn) -> [Int32] {
        var first = [Int32](repeating: -1, count: others.values.count)
        for (record, code) in others.allCodes.enumerated() where code >= 0 && first[Int(code)] < 0 {
            first[Int(code)] = Int32(record)
        }
        let links = places(in: others).map { $0 < 0 ? -1 : first[Int($0)] }
        return numbers(links, none: -1, in: 0..<codes.count)
    }

    /// The code of each record, or -1.
    private var allCodes: [Int32] {
        numbers(Array(0..<Int32(values.count)), none: -1, in: 0..<codes.count)
    }
}
