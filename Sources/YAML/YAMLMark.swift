/// A place in a YAML text; lines and columns count from 1, columns in characters.
public struct YAMLMark: Equatable, Sendable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// Makes a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
