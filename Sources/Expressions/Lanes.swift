/// One value for each record, nil for null; where all are the same, it is stored once.
enum Lanes<Element: Sendable>: Sendable {
    case same(Element?)
    case each([Element?])

    subscript(record: Int) -> Element? {
        switch self {
        case .same(let value): value
        case .each(let values): values[record]
        }
    }

    /// The values of so many records.
    func array(count: Int) -> [Element?] {
        switch self {
        case .same(let value): Array(repeating: value, count: count)
        case .each(let values): values
        }
    }

    /// Calculates a value from each; null stays null.
    func map<Result, Fault>(
        _ calculate: (Element) throws(Fault) -> Result?
    ) throws(Fault) -> Lanes<Result> {
        try mapOptional { (value) throws(Fault) in
            guard let value else { return nil }
            return try calculate(value)
        }
    }

    /// Calculates a value from each, also from null.
    func mapOptional<Result, Fault>(
        _ calculate: (Element?) throws(Fault) -> Result?
    ) throws(Fault) -> Lanes<Result> {
        switch self {
        case .same(let value): return .same(try calculate(value))
        case .each(let values):
            var results: [Result?] = []
            results.reserveCapacity(values.count)
            for value in values {
                results.append(try calculate(value))
            }
            return .each(results)
        }
    }

    /// Calculates a value from each pair; null with anything gives null.
    func combine<Other, Result, Fault>(
        _ others: Lanes<Other>,
        _ calculate: (Element, Other) throws(Fault) -> Result?
    ) throws(Fault) -> Lanes<Result> {
        try combineOptional(others) { (value, other) throws(Fault) in
            guard let value, let other else { return nil }
            return try calculate(value, other)
        }
    }

    /// Calculates a value from each pair, also where one or both are null.
    func combineOptional<Other, Result, Fault>(
        _ others: Lanes<Other>,
        _ calculate: (Element?, Other?) throws(Fault) -> Result?
    ) throws(Fault) -> Lanes<Result> {
        switch (self, others) {
        case (.same(let value), _):
            return try others.mapOptional { (other) throws(Fault) in try calculate(value, other) }
        case (_, .same(let other)):
            return try mapOptional { (value) throws(Fault) in try calculate(value, other) }
        case (.each(let values), .each(let others)):
            var results: [Result?] = []
            results.reserveCapacity(values.count)
            for (value, other) in zip(values, others) {
                results.append(try calculate(value, other))
            }
            return .each(results)
        }
    }
}
