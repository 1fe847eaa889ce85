/// What publishing does where the name is taken already.
public enum Replacement: Sendable {
    /// Nothing may stand under the name.
    case never
    /// A folder that stands under the name is replaced in one step.
    case existing
}
