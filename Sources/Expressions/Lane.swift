/// A value of one record as expressions calculate with it, with one that stands for none.
protocol Lane: Equatable, Sendable {
    /// The missing value.
    static var none: Self { get }
}

extension Lane {
    var isNone: Bool { self == .none }
}

/// The code of a text, or the number of a day.
extension Int32: Lane {
    static var none: Int32 { .min }
}

/// A number in units of its last decimal.
extension Int64: Lane {
    static var none: Int64 { .min }
}

extension Rational: Lane {
    static var none: Rational { .missing }
}

/// What a condition is for a record, ordered so that `and` is the least and `or` the greatest.
public struct Truth: Sendable, Hashable, Comparable {
    @usableFromInline let order: UInt8

    private init(_ order: UInt8) {
        self.order = order
    }

    /// It does not hold.
    public static let no = Truth(0)
    /// It cannot be told.
    public static let unknown = Truth(1)
    /// It holds.
    public static let yes = Truth(2)

    /// Makes the truth of what is known.
    init(_ holds: Bool) {
        order = holds ? 2 : 0
    }

    /// 1 where it holds, 0 in all other cases.
    @inlinable public var one: Int { Int(order >> 1) }

    /// Whether it is known not to hold.
    @inlinable public var isNo: Bool { order == 0 }

    /// Whether it holds; nothing where it cannot be told.
    var boolean: Bool? { self == .unknown ? nil : self == .yes }

    /// The opposite; what is unknown stays so.
    var negated: Truth { Truth(2 - order) }

    /// Tells which is less true.
    public static func < (left: Truth, right: Truth) -> Bool { left.order < right.order }
}

extension Truth: Lane {
    static var none: Truth { .unknown }
}
