/// Texts of which nothing is known but which are the same: a hash of 95 bits of each.
///
/// Two unlike texts have the same hash with a chance of 1 to 2^95; among 64.5 million texts that any
/// two do has a chance of 5 to 10^14.
public struct KeyColumn: Sendable {
    /// The hashes of consecutive records.
    public struct Part: ColumnPart {
        /// 64 bits of each hash.
        public private(set) var low: [UInt64] = []
        /// The other bits, the lowest of them 1; both are 0 for no text.
        public private(set) var high: [UInt32] = []

        /// Makes an empty part.
        public init() {}

        /// How many records there are.
        public var count: Int { low.count }

        /// Appends a record without a text.
        public mutating func appendNone() {
            low.append(0)
            high.append(0)
        }

        /// Appends the hash of a text.
        public mutating func append(_ low: UInt64, _ high: UInt64) {
            self.low.append(low)
            // No text has the hash that stands for none.
            self.high.append(UInt32(truncatingIfNeeded: high) | 1)
        }
    }

    /// The parts, one behind the other.
    public private(set) var parts: Parts<Part>

    /// Makes a column of parts.
    public init(_ parts: [Part] = []) {
        self.parts = Parts(parts)
    }

    /// The number of records.
    public var count: Int { parts.count }

    /// Tells whether a record has no text.
    public func isMissing(at record: Int) -> Bool {
        let (part, index) = parts.locate(record)
        return part.high[index] == 0
    }

    /// Appends the records of another column.
    public mutating func append(_ other: KeyColumn) {
        for part in other.parts.all { parts.append(part) }
    }
}
