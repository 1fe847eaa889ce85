/// The functions that calculate a value from values of the same record.
enum Function: String, CaseIterable, Sendable {
    case age
    case addMonths = "add_months"
    case coalesce
    case greatest
    case halfYear = "half_year"
    case least
    case nullIf = "nullif"

    /// The least and the most arguments; no most means any number of them.
    var argumentCount: (least: Int, most: Int?) {
        switch self {
        case .age, .addMonths, .nullIf: (2, 2)
        case .coalesce, .greatest, .least: (2, nil)
        case .halfYear: (1, 1)
        }
    }
}
