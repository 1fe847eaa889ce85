/// The functions that calculate one value from the related records of another table.
enum Aggregate: String, CaseIterable, Sendable {
    case exists, count, min, max, sum

    /// Whether it is asked of a field, and not of the records themselves.
    var takesField: Bool {
        switch self {
        case .exists, .count: false
        case .min, .max, .sum: true
        }
    }
}
