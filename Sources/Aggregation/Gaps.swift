import Expressions

/// The stretches in which different values were met, added up over values.
///
/// A value counts for a span if it was met in one of the span's stretches. What is kept are the
/// gaps: for how many values two stretches with none between them were met. A value is missing in a
/// span just if the span lies in one of its gaps.
struct Gaps: Sendable {
    private let width: Int
    private var counts: [Int]

    /// Starts with no values for some rows.
    init(stretches: Int, rows: Int) {
        width = stretches + 1
        counts = [Int](repeating: 0, count: rows * width * width)
    }

    /// Adds values.
    ///
    /// - Parameters:
    ///   - met: For each value the stretches in which it was met.
    ///   - rows: For each value the row.
    ///   - count: How many values there are.
    mutating func add(_ met: [UInt64], _ rows: [UInt32], _ count: Int) {
        let width = width
        let (met, rows) = (met.span, rows.span)
        var counts = counts.mutableSpan
        for value in 0..<count {
            Self.add(met[value], 1, to: &counts, Int(rows[value]) &* width &* width, width)
        }
    }

    /// Adds so many values that were met in the same stretches.
    mutating func add(_ met: UInt64, row: Int, count: Int) {
        let width = width
        var counts = counts.mutableSpan
        Self.add(met, count, to: &counts, row * width * width, width)
    }

    @inline(__always)
    private static func add(
        _ met: UInt64,
        _ count: Int,
        to counts: inout MutableSpan<Int>,
        _ start: Int,
        _ width: Int
    ) {
        var rest = met
        var gap = start
        while rest != 0 {
            let next = rest.trailingZeroBitCount
            counts[gap &+ next] &+= count
            gap = start &+ (next &+ 1) &* width
            rest &= rest &- 1
        }
        counts[gap &+ width &- 1] &+= count
    }

    /// Adds other values.
    mutating func add(_ other: Gaps) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// Adds the values of all other rows to the last one.
    mutating func addUp() {
        let size = width * width
        let last = counts.count - size
        for start in stride(from: 0, to: last, by: size) {
            for index in 0..<size { counts[last + index] += counts[start + index] }
        }
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
