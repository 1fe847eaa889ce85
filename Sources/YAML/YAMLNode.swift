/// A value in a YAML text, with its place.
///
/// Scalars are texts, whatever YAML takes them for; tags are not looked at.
public struct YAMLNode: Equatable, Sendable {
    /// What a value can be.
    public enum Value: Equatable, Sendable {
        /// A scalar; plain ones stand without quotes and in no block.
        case scalar(String, isPlain: Bool)
        /// A list.
        case list([YAMLNode])
        /// A map, in the order of the text.
        case map([Entry])
        /// A reference to an anchor; it is not followed.
        case alias
    }

    /// A key with its value.
    public struct Entry: Equatable, Sendable {
        /// The key, which YAML allows to be a list or a map too.
        public let key: YAMLNode
        /// The value.
        public let value: YAMLNode
    }

    /// The value.
    public let value: Value
    /// Where it begins.
    public let mark: YAMLMark
    /// Whether an anchor stands before it.
    public let hasAnchor: Bool

    /// Returns the root of a UTF-8 text; nothing where the text holds no document.
    ///
    /// The caller limits the size of the text, and its nesting where that must be fast.
    public static func root(of text: [UInt8]) throws(YAMLFault) -> YAMLNode? {
        var composer = try YAMLComposer(text)
        return try composer.root()
    }
}
