/// Texts of which nothing is known but which are the same: a hash of 96 bits of each.
///
/// Two unlike texts have the same hash with a chance of 1 to 2^96; among 64.5 million texts that any
/// two do has a chance of 3 to 10^14.
public struct KeyColumn: Sendable {
    /// The hashes of consecutive records.
    public struct Part: ColumnPart {
        /// 64 bits of each hash.
        public internal(set) var low: [UInt64] = []
        /// The other 32 bits, which are not 0; both are 0 for no text.
        public internal(set) var high: [UInt32] = []

        /// Makes an empty part.
        public init() {}

        /// How many records there are.
        public var count: Int { low.count }

        /// Returns the bits that are kept of the second half of a hash: 1 where they are 0, which
        /// stands for no text.
        @inlinable
        public static func high(_ hash: UInt64) -> UInt32 {
            max(1, UInt32(truncatingIfNeeded: hash))
        }

        /// Appends a record without a text.
        public mutating func appendNone() {
            low.append(0)
            high.append(0)
        }

        /// Appends hashes that are made as `append(_:_:)` makes them.
        ///
        /// - Parameters:
        ///   - low: 64 bits of each; 0 for no text.
        ///   - high: The other 32 bits as `high(_:)` gives them; 0 for no text.
        public mutating func append(low: ArraySlice<UInt64>, high: ArraySlice<UInt32>) {
            self.low += low
            self.high += high
        }

        /// Appends hashes as `append(low:high:)` takes them, written where they stay.
        ///
        /// - Parameters:
        ///   - count: How many there are at most.
        ///   - write: Writes both parts of them and returns how many they are.
        /// - Returns: How many they are.
        public mutating func append(
            upTo count: Int,
            _ write: (inout MutableSpan<UInt64>, inout MutableSpan<UInt32>) -> Int
        ) -> Int {
            // Two arrays of one value cannot be written to at the same time.
            var highs: [UInt32] = []
            swap(&highs, &high)
            defer { swap(&highs, &high) }
            return low.append(upTo: count) { low in
                highs.append(upTo: count) { high in write(&low, &high) }
            }
        }

        /// Returns the hashes, in hardly more memory than they need, and begins anew with room for as
        /// many and a few more.
        public mutating func take() -> Part {
            var taken = Part()
            let few = count / 32
            if low.capacity > count + 2 * few {
                taken.reserve(count)
                taken.append(low: low[...], high: high[...])
                self = Part()
            } else {
                swap(&taken, &self)
            }
            reserve(taken.count + few)
            return taken
        }

        private mutating func reserve(_ count: Int) {
            low.reserveCapacity(count)
            high.reserveCapacity(count)
        }

        /// Appends the hash of a text.
        public mutating func append(_ low: UInt64, _ high: UInt64) {
            self.low.append(low)
            self.high.append(Self.high(high))
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
