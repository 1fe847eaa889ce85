/// How two values of a type are compared.
enum ComparisonOperator: Sendable {
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual

    init?(_ symbol: Token.Symbol) {
        switch symbol {
        case .equal: self = .equal
        case .unequal: self = .unequal
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        default: return nil
        }
    }

    /// Whether it needs an order, not only sameness.
    var isOrdering: Bool { self != .equal && self != .unequal }

    func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
