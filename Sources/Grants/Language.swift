/// A language in which Grantline speaks to people.
public enum Language: String, Sendable, CaseIterable, Comparable {
    /// Bulgarian.
    case bg
    /// Ukrainian.
    case uk
    /// English.
    case en

    /// Orders languages by their code.
    public static func < (left: Language, right: Language) -> Bool {
        left.rawValue < right.rawValue
    }
}
