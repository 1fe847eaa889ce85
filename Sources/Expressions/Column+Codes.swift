extension Column {
    /// Numbers the different values: records with equal values have equal numbers.
    ///
    /// - Returns: For each record the number of its value, or -1 where it has none; and how many
    ///   numbers there are, some of which no record may have.
    public var codes: (ofRecords: [Int], count: Int) {
        if case .text(let texts) = self {
            return (texts.codes.map(Int.init), texts.values.count)
        }
        var seen: [Value: Int] = [:]
        let codes = (0..<count).map { record in
            let value = value(at: record)
            if value == .null { return -1 }
            if let code = seen[value] { return code }
            seen[value] = seen.count
            return seen.count - 1
        }
        return (codes, seen.count)
    }
}
