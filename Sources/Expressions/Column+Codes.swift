extension Column {
    /// Numbers the different values: records with equal values have equal numbers.
    ///
    /// - Returns: For each record the number of its value, or -1 where it has none; and how many
    ///   numbers there are, some of which no record may have.
    public var codes: (ofRecords: [Int32], count: Int) {
        if case .text(let texts) = self {
            var codes: [Int32] = []
            codes.reserveCapacity(count)
            for part in texts.codes.all { part.unpack(0..<part.count, into: &codes) }
            return (codes.map { $0 == .none ? -1 : $0 }, texts.values.count)
        }
        var seen: [Value: Int32] = [:]
        let codes = (0..<count).map { record -> Int32 in
            let value = value(at: record)
            if value == .null { return -1 }
            if let code = seen[value] { return code }
            let code = Int32(seen.count)
            seen[value] = code
            return code
        }
        return (codes, seen.count)
    }
}
