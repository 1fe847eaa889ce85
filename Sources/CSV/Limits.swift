/// How large a field, a row and a table may be before they are faults.
public struct Limits: Equatable, Sendable {
    /// The most bytes that a field's value may have.
    public var fieldBytes: Int
    /// The most bytes that a row may have, quotes and delimiters included, its line end not.
    public var rowBytes: Int
    /// The most cells that a row may have.
    public var columns: Int

    /// Creates limits: 1 MiB a field, 8 MiB a row and 4,096 columns unless told otherwise.
    public init(fieldBytes: Int = 1 << 20, rowBytes: Int = 8 << 20, columns: Int = 4096) {
        self.fieldBytes = fieldBytes
        self.rowBytes = rowBytes
        self.columns = columns
    }
}
