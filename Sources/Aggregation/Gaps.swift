import Expressions

/// The stretches in which different values were met, added up over values.
///
/// A value counts for a span if it was met in one of the span's stretches. What is kept are the
/// gaps: for how many values two stretches with none between them were met. A value is missing in a
/// span just if the span lies in one of its gaps.
struct Gaps: Sendable {
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

        /// Returns the mark of a record.
        @inline(__always)
        func mark(_ category: Int32, _ first: Int32, _ last: Int32) -> Int32 {
            hasSpells ? (category << bits | first) << bits | last : category << bits | first
        }

        /// Returns category and stretches of a mark.
        @inline(__always)
        func parts(of mark: UInt32) -> (category: Int, stretches: UInt64) {
            let lower = UInt32(1) << UInt32(bits) - 1
            let last = UInt64(mark & lower)
            guard hasSpells else { return (Int(mark >> UInt32(bits)), 1 << last) }
            let first = UInt64(mark >> UInt32(bits) & lower)
            let stretches = UInt64.max << first & UInt64.max >> (63 - last)
            return (Int(mark >> UInt32(2 * bits)), stretches)
        }
    }

    private let width: Int
    private var counts: [Int]

    /// Starts with no values for some categories and the total behind them.
    init(stretches: Int, rows: Int) {
        width = stretches + 1
        counts = [Int](repeating: 0, count: rows * width * width)
    }

    /// Adds values that were met in some stretches, and forgets where they were met.
    ///
    /// - Parameters:
    ///   - met: The stretches.
    ///   - touched: Where they stand there, each with its row in the lower 20 bits.
    ///   - count: How many of these there are.
    mutating func add(_ met: inout [UInt64], _ touched: [UInt64], _ count: Int) {
        let width = width
        let touched = touched.span
        var met = met.mutableSpan
        var counts = counts.mutableSpan
        for index in 0..<count {
            let place = Int(touched[index] >> 20)
            let start = Int(touched[index] & 0xF_FFFF) * width * width
            var rest = met[place]
            var before = 0
            while rest != 0 {
                let next = rest.trailingZeroBitCount
                counts[start + before * width + next] += 1
                before = next + 1
                rest &= rest &- 1
            }
            counts[start + before * width + width - 1] += 1
            met[place] = 0
        }
    }

    /// Adds other values.
    mutating func add(_ other: Gaps) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// Returns how many values were met in one of some stretches.
    func count(_ stretches: Timeline.Stretches, in row: Int) -> Int {
        let start = row * width * width
        var count = counts[start..<start + width].reduce(0, +)
        for before in 0...stretches.first {
            for next in (stretches.last + 1)..<width {
                count -= counts[start + before * width + next]
            }
        }
        return count
    }
}

/// Finds in which stretches each value was met, partition by partition.
struct GapCounter: Sendable {
    private let layout: Gaps.Layout
    private let rows: Int
    /// For each value and row the stretches; all zero between partitions.
    private var met: [UInt64] = []
    private var touched: [UInt64] = []
    private(set) var gaps: Gaps

    init(_ layout: Gaps.Layout) {
        self.layout = layout
        rows = layout.categories + 1
        gaps = Gaps(stretches: layout.stretches, rows: rows)
    }

    /// Adds the values of a partition.
    mutating func add(_ partition: KeyGroups.Partition) {
        let missing = partition.count * rows - met.count
        if missing > 0 { met += [UInt64](repeating: 0, count: missing) }
        let most = 2 * partition.keys.count + 1 - touched.count
        if most > 0 { touched += [UInt64](repeating: 0, count: most) }
        let count = layout.meet(partition, &met, &touched)
        gaps.add(&met, touched, count)
    }
}

extension Gaps.Layout {
    /// Notes the stretches of each value; returns how many places were touched.
    fileprivate func meet(
        _ partition: KeyGroups.Partition,
        _ met: inout [UInt64],
        _ touched: inout [UInt64]
    ) -> Int {
        let (marks, keys) = (partition.marks.span, partition.keys.span)
        var met = met.mutableSpan
        var touched = touched.mutableSpan
        var count = 0
        for index in marks.indices {
            let (category, stretches) = parts(of: marks[index])
            let first = Int(keys[index]) * (categories + 1)
            // The last row is that of the total, to which a record without a category belongs twice.
            for part in 0..<2 {
                let row = part == 0 ? min(category, categories) : categories
                let before = met[first + row]
                met[first + row] = before | stretches
                // Written in any case, counted only where the place is new.
                touched[count] = UInt64(first + row) << 20 | UInt64(row)
                count += before == 0 ? 1 : 0
            }
        }
        return count
    }
}
