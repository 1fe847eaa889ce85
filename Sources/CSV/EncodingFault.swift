/// A byte sequence that its encoding does not allow, shown as U+FFFD in the decoded text.
public struct EncodingFault: Equatable, Sendable {
    /// The offset of U+FFFD in the decoded bytes, from 0.
    public var offset: Int
    /// The offset of the first byte that is wrong in the original, from 0, byte order mark
    /// included.
    public var sourceOffset: Int

    /// Creates a fault from its place in the decoded and in the original bytes.
    public init(offset: Int, sourceOffset: Int) {
        self.offset = offset
        self.sourceOffset = sourceOffset
    }
}
