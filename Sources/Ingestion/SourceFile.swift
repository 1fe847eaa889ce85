/// An export as it was read.
public struct SourceFile: Sendable, Equatable {
    /// The file, relative to the grant's `exports` folder.
    public var name: String
    /// Its size in bytes.
    public var bytes: Int
    /// The SHA-256 of its bytes, in hexadecimal digits.
    public var sha256: String
    /// The columns that were found: the number of each declared field, from 1.
    public var columns: [String: Int]
}
