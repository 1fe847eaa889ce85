import Expressions

/// The indicators of a programme or strategy, as its documents define them.
public struct Pack: Sendable {
    /// What a pack describes.
    public enum Kind: String, Sendable, CaseIterable {
        /// An EU or national programme.
        case programme
        /// A regional or municipal strategy.
        case strategy
    }

    /// The id without its folder.
    public var id: String
    /// The path under which the grant names it.
    public var path: String
    /// The pack's version.
    public var version: String
    /// What the pack describes.
    public var kind: Kind
    /// What people read.
    public var title: LocalizedText
    /// What else readers must know.
    public var note: LocalizedText?
    /// The indicators.
    public var indicators: [Indicator]
    /// What the whole programme or strategy is to reach.
    public var targets: [Target]
    /// The file as read, for its hash.
    public var file: ConfigurationFile
}
