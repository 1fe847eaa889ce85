import CPrefetch

/// Tells which keys cannot have come more than once, without keeping any.
///
/// Each key has one of six places a record, as its hash says, and of each place two bits are kept:
/// whether a key came to it, and whether another one did. A key that is alone in its place is alone;
/// of different keys one in seven shares its place with another.
struct KeySieve: Sendable {
    /// The lower bit of each place tells of the first key, the upper one of a second.
    private var words: [UInt64]
    private let places: UInt64

    /// Makes room for the keys of so many records: one and a half bytes for each.
    init(for records: Int) {
        places = UInt64(min(records &* 6, Int(UInt32.max)))
        words = [UInt64](repeating: 0, count: Int(places >> 5) + 1)
    }

    /// Finds the place of a key by the lower half of its bits; partitions go by the upper half.
    @inline(__always)
    private static func place(_ low: UInt64, _ places: UInt64) -> (word: Int, bit: UInt64) {
        let place = ((low & 0xFFFF_FFFF) &* places) >> 32
        return (Int(truncatingIfNeeded: place >> 5), (place & 31) << 1)
    }

    /// How many records ahead the words of a sieve are fetched.
    ///
    /// The sieve of ten million records is not in a core's cache: without that, sifting took twice the
    /// time, and the whole run 14 percent more.
    private static let distance = 24

    /// Fetches what stands where a key may come.
    @inline(__always)
    private static func fetch(
        _ index: Int,
        _ lows: borrowing Span<UInt64>,
        _ places: UInt64,
        _ words: UnsafeRawPointer
    ) {
        let ahead = min(index &+ distance, lows.count &- 1)
        let (word, _) = place(lows[ahead], places)
        unsafe prefetch(words + word &* 8)
    }

    /// Adds keys; no key comes to the first place.
    mutating func add(_ piece: KeySource.Piece) {
        let lows = piece.keys.low.span.extracting(piece.records)
        let places = places
        guard let base = unsafe words.withUnsafeBytes({ $0.baseAddress }) else { return }
        var words = words.mutableSpan
        for index in lows.indices {
            unsafe Self.fetch(index, lows, places, base)
            let (word, bit) = Self.place(lows[index], places)
            let old = words[word]
            words[word] = old | ((old &>> bit) & 1) &<< (bit | 1) | 1 &<< bit
        }
    }

    /// Adds what came to another sieve for as many records.
    mutating func add(_ other: KeySieve) {
        let others = other.words.span
        var words = words.mutableSpan
        for index in 0..<min(words.count, others.count) {
            let (own, other) = (words[index], others[index])
            words[index] = own | other | (own & other & 0x5555_5555_5555_5555) << 1
        }
    }

    /// Records divided into those that are alone with their keys and all others.
    struct Sifted: Sendable {
        /// What is said of the records that are alone.
        fileprivate var alone: [UInt32] = []
        fileprivate var aloneCount = 0
        fileprivate var others: [KeyEntries.Entry] = []
        fileprivate var count = 0

        /// Begins anew with room for so many records, and one place too many.
        mutating func prepare(for records: Int) {
            (aloneCount, count) = (0, 0)
            guard records >= alone.count else { return }
            alone = [UInt32](repeating: 0, count: records + 1)
            others = [KeyEntries.Entry](
                repeating: KeyEntries.Entry(low: 0, high: 0, mark: 0),
                count: records + 1
            )
        }

        /// Calls with what is said of the records that are alone.
        func withAlone(_ body: (Span<UInt32>) -> Void) {
            body(alone.span.extracting(0..<aloneCount))
        }

        /// The records that may share their keys with others.
        var shared: [KeyEntries.Entry] { Array(others[..<count]) }
    }

    /// Divides records that are told by their marks; those are left out that have no key or mark.
    ///
    /// 45 instructions a record.
    @inline(never)
    func sift(
        _ piece: KeySource.Piece,
        _ marks: [Int32],
        from start: Int,
        into sifted: inout Sifted
    ) {
        let marks = marks.span.extracting(start..<start + piece.records.count)
        sift(piece, into: &sifted) { marks[$0] }
    }

    /// Divides records that are told by their numbers.
    @inline(never)
    func sift(_ piece: KeySource.Piece, numberedFrom first: Int, into sifted: inout Sifted) {
        sift(piece, into: &sifted) { Int32(truncatingIfNeeded: first &+ $0) }
    }

    @inline(__always)
    private func sift(
        _ piece: KeySource.Piece,
        into sifted: inout Sifted,
        _ mark: (Int) -> Int32
    ) {
        Self.sift(
            piece,
            self,
            &sifted.alone,
            &sifted.aloneCount,
            &sifted.others,
            &sifted.count,
            mark
        )
    }

    /// Writes each record behind both kinds, and counts it for one, so that nothing has to be
    /// decided.
    @inline(__always)
    private static func sift(
        _ piece: KeySource.Piece,
        _ sieve: KeySieve,
        _ alone: inout [UInt32],
        _ aloneCount: inout Int,
        _ others: inout [KeyEntries.Entry],
        _ count: inout Int,
        _ mark: (Int) -> Int32
    ) {
        let lows = piece.keys.low.span.extracting(piece.records)
        let highs = piece.keys.high.span.extracting(piece.records)
        let (words, places) = (sieve.words.span, sieve.places)
        guard let base = unsafe sieve.words.withUnsafeBytes({ $0.baseAddress }) else { return }
        var alone = alone.mutableSpan
        var others = others.mutableSpan
        var (next, nextAlone) = (count, aloneCount)
        for index in 0..<min(lows.count, highs.count) {
            unsafe fetch(index, lows, places, base)
            let (low, high, mark) = (lows[index], highs[index], mark(index))
            let (word, bit) = place(low, places)
            let isShared = Int(truncatingIfNeeded: (words[word] &>> (bit | 1)) & 1)
            let isMeant = (high != 0) && (mark != .min) ? 1 : 0
            alone[nextAlone] = UInt32(bitPattern: mark)
            nextAlone &+= isMeant & ~isShared
            others[next] = KeyEntries.Entry(
                low: low,
                high: high,
                mark: UInt32(bitPattern: mark)
            )
            next &+= isMeant & isShared
        }
        (count, aloneCount) = (next, nextAlone)
    }
}
