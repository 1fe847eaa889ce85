/// One value for each record; where all are the same, it is stored once.
enum Lanes<Element: Lane>: Sendable {
    case same(Element)
    case each([Element])

    subscript(record: Int) -> Element {
        switch self {
        case .same(let value): value
        case .each(let values): values[record]
        }
    }

    /// The values of so many records.
    func array(count: Int) -> [Element] {
        switch self {
        case .same(let value): Array(repeating: value, count: count)
        case .each(let values): values
        }
    }

    /// The values of some of the records.
    func slice(_ records: Range<Int>) -> Lanes {
        switch self {
        case .same: self
        case .each(let values):
            records == values.indices ? self : .each(Array(values[records]))
        }
    }

    /// Calculates a value from each; none stays none.
    @inline(__always)
    func map<Result: Lane, Fault>(
        _ calculate: (Element) throws(Fault) -> Result
    ) throws(Fault) -> Lanes<Result> {
        try mapAll { (value) throws(Fault) in value.isNone ? .none : try calculate(value) }
    }

    /// Calculates a value from each, also from none.
    @inline(__always)
    func mapAll<Result: Lane, Fault>(
        _ calculate: (Element) throws(Fault) -> Result
    ) throws(Fault) -> Lanes<Result> {
        switch self {
        case .same(let value): return .same(try calculate(value))
        case .each(let values):
            var results = [Result](repeating: .none, count: values.count)
            var all = results.mutableSpan
            let values = values.span
            for index in 0..<Swift.min(values.count, all.count) {
                all[index] = try calculate(values[index])
            }
            return .each(results)
        }
    }

    /// Calculates a value from each pair; none with anything gives none.
    @inline(__always)
    func combine<Other: Lane, Result: Lane, Fault>(
        _ others: Lanes<Other>,
        _ calculate: (Element, Other) throws(Fault) -> Result
    ) throws(Fault) -> Lanes<Result> {
        // That a value is there which is the same for all records is asked once.
        switch (self, others) {
        case (.same(let value), _):
            if value.isNone { return .same(.none) }
            return try others.map { (other) throws(Fault) in try calculate(value, other) }
        case (_, .same(let other)):
            if other.isNone { return .same(.none) }
            return try map { (value) throws(Fault) in try calculate(value, other) }
        case (.each, .each):
            return try combineAll(others) { (value, other) throws(Fault) in
                value.isNone || other.isNone ? .none : try calculate(value, other)
            }
        }
    }

    /// Calculates a value from each pair, also where one or both are none.
    @inline(__always)
    func combineAll<Other: Lane, Result: Lane, Fault>(
        _ others: Lanes<Other>,
        _ calculate: (Element, Other) throws(Fault) -> Result
    ) throws(Fault) -> Lanes<Result> {
        switch (self, others) {
        case (.same(let value), _):
            return try others.mapAll { (other) throws(Fault) in try calculate(value, other) }
        case (_, .same(let other)):
            return try mapAll { (value) throws(Fault) in try calculate(value, other) }
        case (.each(let values), .each(let others)):
            var results = [Result](repeating: .none, count: values.count)
            var all = results.mutableSpan
            let (values, others) = (values.span, others.span)
            // What bounds the loop bounds all three, so that it checks no place.
            for index in 0..<Swift.min(values.count, others.count, all.count) {
                all[index] = try calculate(values[index], others[index])
            }
            return .each(results)
        }
    }
}
