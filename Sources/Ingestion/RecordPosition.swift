/// Where a record stands in its export.
public struct RecordPosition: Sendable, Equatable {
    /// Line breaks inside a field.
    public struct Break: Sendable, Equatable {
        /// The number of the field that holds them, from 1.
        public var column: Int
        /// How many they are.
        public var count: Int
    }

    /// The physical line where the record begins, from 1.
    public var line: Int
    /// The row as a spreadsheet counts it, from 1.
    public var row: Int
    /// The fields that hold line breaks, in their order.
    public var breaks: [Break]

    /// Returns the physical line where a field begins.
    public func line(ofColumn column: Int) -> Int {
        breaks.filter { $0.column < column }.reduce(line) { $0 + $1.count }
    }
}
