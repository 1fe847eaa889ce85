/// The type of a value of the rule language.
public enum ValueType: String, Hashable, Sendable, CaseIterable {
    /// Characters, compared by their UTF-8 bytes.
    case text
    /// An exact number.
    case number
    /// A day of the calendar.
    case date
    /// True or false; a comparison gives one.
    case boolean
}
