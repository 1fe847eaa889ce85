/// One value of the rule language, or none.
public enum Value: Sendable {
    /// Characters.
    case text(String)
    /// An exact number.
    case number(Rational)
    /// A day.
    case date(CivilDate)
    /// True or false.
    case boolean(Bool)
    /// No value: a blank cell, or what SQL calls unknown.
    case null
}

extension Value: Hashable {
    /// Tells whether two values are the same; texts are if their UTF-8 bytes are, and null is null.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.text(let first), .text(let second)): TextKey(first) == TextKey(second)
        case (.number(let first), .number(let second)): first == second
        case (.date(let first), .date(let second)): first == second
        case (.boolean(let first), .boolean(let second)): first == second
        case (.null, .null): true
        default: false
        }
    }

    /// Feeds the value to the hasher, a text by its bytes.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .text(let text): hasher.combine(TextKey(text))
        case .number(let number): hasher.combine(number)
        case .date(let date): hasher.combine(date)
        case .boolean(let boolean): hasher.combine(boolean)
        case .null: hasher.combine(0)
        }
    }
}
