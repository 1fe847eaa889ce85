import Expressions

/// What is wrong with one cell.
enum CellFault: Equatable {
    case required
    case type
    /// A year, month and day that make no date together.
    case noDay
    case unknownCode
    /// A letter of the wrong alphabet; whether the cell has no value because of it.
    case lookAlike(LookAlike.Letter, isUnfit: Bool)
    /// A character that nobody sees.
    case invisible
    /// A last day after the last one that the data shows.
    case afterData
    case pattern
    case minimum(Value)
    case maximum(Value)
    case minLength(Int)
    case maxLength(Int)

    /// Whether it only looks odd.
    var isHarmless: Bool {
        if case .lookAlike(_, isUnfit: false) = self { return true }
        return false
    }

    /// Whether the cell has no value because of the fault.
    var isUnfit: Bool {
        switch self {
        case .required, .type, .noDay, .unknownCode, .invisible, .afterData, .pattern: true
        case .lookAlike(_, let isUnfit): isUnfit
        case .minimum, .maximum, .minLength, .maxLength: false
        }
    }
}
