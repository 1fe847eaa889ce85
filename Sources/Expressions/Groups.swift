/// The related records that a sub-query keeps, by the record that they belong to.
struct Groups {
    private let recordCount: Int
    /// For each pair the record that it belongs to.
    private let records: [Int32]
    /// The pairs for which the condition is true.
    private let kept: [Int]

    init(recordCount: Int, records: [Int32], condition: Lanes<Truth>) {
        self.recordCount = recordCount
        self.records = records
        kept = records.indices.filter { condition[$0] == .yes }
    }

    /// How many there are for each record.
    var counts: [Int64] {
        var counts = [Int64](repeating: 0, count: recordCount)
        for pair in kept {
            counts[Int(records[pair])] += 1
        }
        return counts
    }

    /// The sum of the values for each record; null where there is none.
    func sums(of values: NumberLanes) throws(ArithmeticFault) -> NumberLanes {
        if case .fixed(let units, let decimals) = values {
            var isHeld = true
            let sums: Lanes<Int64> = merge(units) { sum, value in
                let (total, overflow) = sum.addingReportingOverflow(value)
                if overflow || total.isNone { isHeld = false }
                return total
            }
            if isHeld { return .fixed(sums, decimals: decimals) }
        }
        return .exact(
            try merge(values.rationals) { (sum, value) throws(ArithmeticFault) in
                try sum.adding(value)
            }
        )
    }

    /// The greatest value for each record, or the least; null where there is none.
    func extremes(of vector: Vector, isGreatest: Bool) -> Vector {
        func extremes<Element: Comparable>(_ lanes: Lanes<Element>) -> Lanes<Element> {
            merge(lanes) { ($0 < $1) == isGreatest ? $1 : $0 }
        }
        switch vector {
        case .text(let texts):
            let (codes, values) = TextVector.merged([texts], isOrdered: true)
            return .text(TextVector(codes: extremes(codes[0]), values: values))
        case .number(.fixed(let units, let decimals)):
            return .number(.fixed(extremes(units), decimals: decimals))
        case .number(.exact(let numbers)): return .number(.exact(extremes(numbers)))
        case .date(let days): return .date(extremes(days))
        case .boolean: preconditionFailure("the checker refuses the least of booleans")
        }
    }

    /// Makes one value for each record of those that are not null.
    private func merge<Element, Fault>(
        _ values: Lanes<Element>,
        _ join: (Element, Element) throws(Fault) -> Element
    ) throws(Fault) -> Lanes<Element> {
        var results = [Element](repeating: .none, count: recordCount)
        for pair in kept where !values[pair].isNone {
            let record = Int(records[pair])
            results[record] =
                results[record].isNone ? values[pair] : try join(results[record], values[pair])
        }
        return .each(results)
    }
}
