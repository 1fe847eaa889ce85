import Expressions

/// What is wrong with one cell.
enum CellFault: Equatable {
    case required
    case type
    case unknownCode
    case lookAlike(LookAlike.Letter, isCode: Bool)
    case pattern
    case minimum(Value)
    case maximum(Value)
    case minLength(Int)
    case maxLength(Int)
}
