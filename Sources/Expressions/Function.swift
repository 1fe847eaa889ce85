/// The functions that calculate a value from values of the same record.
enum Function: String, CaseIterable, Sendable {
    case abs
    case addMonths = "add_months"
    case age
    case band
    case ceiling
    case coalesce
    case day
    case floor
    case greatest
    case halfYear = "half_year"
    case least
    case length
    case lower
    case makeDate = "make_date"
    case month
    case nullIf = "nullif"
    case round
    case substr
    case trim
    case upper
    case year

    /// The least and the most arguments; no most means any number of them.
    var argumentCount: (least: Int, most: Int?) {
        switch self {
        case .abs, .ceiling, .day, .floor, .halfYear, .length, .lower, .month, .trim, .upper, .year:
            (1, 1)
        case .round: (1, 2)
        case .age, .addMonths, .nullIf: (2, 2)
        case .substr: (2, 3)
        case .makeDate: (3, 3)
        case .band, .coalesce, .greatest, .least: (2, nil)
        }
    }

    /// Whether a calculation can have no result, which ends the run.
    var canFault: Bool {
        switch self {
        case .abs, .addMonths, .ceiling, .floor, .round, .substr: true
        case .age, .band, .coalesce, .day, .greatest, .halfYear, .least, .length, .lower, .makeDate,
            .month, .nullIf, .trim, .upper, .year:
            false
        }
    }
}
