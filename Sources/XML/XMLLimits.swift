/// The sizes beyond which a document is refused before libxml2 sees it.
public struct XMLLimits: Equatable, Sendable {
    /// Bytes in a whole document; 64 MiB by default.
    public var bytes: Int
    /// Bytes in one start tag, from `<` to `>`; 64 KiB by default.
    public var startTagBytes: Int
    /// Attributes in one start tag, namespace declarations included; 256 by default.
    public var attributes: Int
    /// Namespace declarations in force at one place, repeated ones included; 32 by default.
    ///
    /// The time of the canonical form grows with its square: 12 MB of empty elements took 18 s
    /// under 32 declarations and 60 s under 64.
    public var namespaces: Int
    /// Elements open at once, the root being the first; 64 by default.
    public var depth: Int
    /// Bytes in one text, CDATA section, comment or processing instruction: libxml2's own limit,
    /// beyond which it loses its place.
    var nodeBytes = 10_000_000

    /// Creates limits, each at its default unless given.
    public init(
        bytes: Int = 64 << 20,
        startTagBytes: Int = 64 << 10,
        attributes: Int = 256,
        namespaces: Int = 32,
        depth: Int = 64
    ) {
        self.bytes = bytes
        self.startTagBytes = startTagBytes
        self.attributes = attributes
        self.namespaces = namespaces
        self.depth = depth
    }

    /// No limits, for bytes that were measured before.
    static let none = XMLLimits(
        bytes: .max,
        startTagBytes: .max,
        attributes: .max,
        namespaces: .max,
        depth: .max
    )

    /// Bytes in one name: libxml2's own limit.
    static let nameBytes = 50_000
}
