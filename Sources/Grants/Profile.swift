/// For whom a filing is.
public enum Profile: String, Sendable, CaseIterable {
    /// The authority that may know the exact figures.
    case submission
}
