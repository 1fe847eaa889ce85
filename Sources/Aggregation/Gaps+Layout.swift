extension Gaps {
    /// How the marks of records are made.
    struct Layout: Sendable {
        /// How many stretches there are, 64 at most.
        var stretches: Int
        /// How many categories there are; a record that lies in none has the next number.
        var categories: Int
        /// Whether a record can count in more than one stretch.
        var hasSpells: Bool

        /// Bits for a stretch.
        private var bits: Int32 { Int32(Int.bitWidth - (stretches - 1).leadingZeroBitCount) }

        /// A number that no mark reaches.
        var limit: Int32 { mark(Int32(categories) + 1, 0, 0) }

        /// Returns the mark of a record.
        @inline(__always)
        func mark(_ category: Int32, _ first: Int32, _ last: Int32) -> Int32 {
            hasSpells ? (category << bits | first) << bits | last : category << bits | first
        }

        /// Returns category and stretches of a mark.
        @inline(__always)
        func parts(of mark: UInt32) -> (category: UInt32, stretches: UInt64) {
            let lower = UInt32(1) << UInt32(bits) - 1
            let last = UInt64(mark & lower)
            guard hasSpells else { return (mark >> UInt32(bits), 1 << last) }
            let first = UInt64(mark >> UInt32(bits) & lower)
            let stretches = UInt64.max << first & UInt64.max >> (63 - last)
            return (mark >> UInt32(2 * bits), stretches)
        }
    }
}
