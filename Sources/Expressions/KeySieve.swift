import CPrefetch

/// Tells which keys cannot have come more than once, without keeping any.
///
/// Each key has one of six places a record, as its hash says, and of each place two bits are kept:
/// whether a key came to it, and whether another one did. A key that is alone in its place is alone;
/// of different keys one in seven shares its place with another.
struct KeySieve: Sendable {
    /// Each word has the bits of 32 places: the lower half tells of a first key, the upper one of a
    /// second.
    private var words: [UInt64]
    private let places: UInt64

    /// Makes room for the keys of so many records: one and a half bytes for each.
    init(for records: Int) {
        places = UInt64(min(records &* 6, Int(UInt32.max)))
        words = [UInt64](repeating: 0, count: Int(places >> 5) + 1)
        // Records without a key come to the first place, and are never taken to be alone.
        words[0] = 1 << 32
    }

    /// Finds the place of a key by the lower half of its bits; partitions go by the upper half.
    @inline(__always)
    private static func place(_ low: UInt64, _ places: UInt64) -> (word: Int, bit: UInt32) {
        let place = ((low & 0xFFFF_FFFF) &* places) >> 32
        return (Int(truncatingIfNeeded: place >> 5), UInt32(truncatingIfNeeded: place))
    }

    /// How many records ahead the words of a sieve are fetched.
    ///
    /// The sieve of ten million records is not in a core's cache: without that, sifting took twice the
    /// time, and the whole run 14 percent more.
    private static let distance = 24

    /// Calls for the place of each key, while those of later keys are fetched.
    @inline(__always)
    private static func forEachPlace(
        _ lows: Span<UInt64>,
        _ places: UInt64,
        of words: UnsafeRawPointer,
        _ body: (Int, Int, UInt32) -> Void
    ) {
        let count = lows.count
        for index in 0..<max(0, count &- distance) {
            let ahead = unsafe place(lows[unchecked: index &+ distance], places).word
            unsafe prefetch(words + ahead &* 8)
            let (word, bit) = unsafe place(lows[unchecked: index], places)
            body(index, word, bit)
        }
        for index in max(0, count &- distance)..<count {
            let (word, bit) = place(lows[index], places)
            body(index, word, bit)
        }
    }

    /// Adds keys.
    mutating func add(_ piece: KeySource.Piece) {
        let lows = piece.keys.low.span.extracting(piece.records)
        guard let base = unsafe words.withUnsafeBytes({ $0.baseAddress }) else { return }
        let places = places
        var words = words.mutableSpan
        unsafe Self.forEachPlace(lows, places, of: base) { _, word, bit in
            // No place is behind the last word, of which there is one more than needed.
            let old = unsafe words[unchecked: word]
            let own = UInt64(UInt32(1) &<< bit)
            unsafe words[unchecked: word] = old | own | (old & own) << 32
        }
    }

    /// Adds what came to another sieve for as many records.
    mutating func add(_ other: KeySieve) {
        let others = other.words.span
        var words = words.mutableSpan
        for index in 0..<min(words.count, others.count) {
            let (own, other) = (words[index], others[index])
            words[index] = own | other | (own & other) << 32
        }
    }

    /// Finds the places in a piece of the records that may share their keys with others; those
    /// without a key are among them.
    ///
    /// Each place is written, and counted only where it is meant, so that nothing has to be decided:
    /// 20 instructions a record.
    func sift(_ piece: KeySource.Piece) -> [UInt32] {
        let lows = piece.keys.low.span.extracting(piece.records)
        guard let base = unsafe words.withUnsafeBytes({ $0.baseAddress }) else { return [] }
        let words = words.span
        var shared = [UInt32](repeating: 0, count: lows.count)
        var next = 0
        var all = shared.mutableSpan
        unsafe Self.forEachPlace(lows, places, of: base) { index, word, bit in
            let upper = unsafe UInt32(truncatingIfNeeded: words[unchecked: word] >> 32)
            unsafe all[unchecked: next] = UInt32(truncatingIfNeeded: index)
            next &+= Int(upper &>> bit & 1)
        }
        shared.removeLast(shared.count - next)
        return shared
    }
}
