/// Keys of some records, sorted by partition; those of one partition keep their order.
///
/// They are counted first, and then written to their places: nothing is copied twice.
struct KeyEntries: Sendable {
    struct Entry: Sendable {
        var low: UInt64
        var high: UInt32
        var mark: UInt32

        @inline(__always)
        func hasKey(of other: Entry) -> Bool { low == other.low && high == other.high }
    }

    /// The entries, and behind the last one a place for what belongs to no partition of the round.
    private(set) var all: [Entry]
    /// Where the entries of each partition begin.
    private var starts: [Int]
    /// Where the next one of each partition goes.
    private var ends: [Int]

    /// Makes room for the keys of some records.
    init(_ place: KeyPartitions.Place, of pieces: [KeySource.Piece]) {
        var counts = Self.noCounts(place)
        for piece in pieces { Self.count(piece, place, &counts) }
        self.init(counts, place)
    }

    /// Sorts entries.
    init(_ place: KeyPartitions.Place, of entries: [Entry]) {
        var counts = Self.noCounts(place)
        Self.count(entries, place, &counts)
        self.init(counts, place)
        Self.scatter(entries, place, &all, &ends)
    }

    /// Behind the last partition stand the keys of other rounds, and one place too many.
    private static func noCounts(_ place: KeyPartitions.Place) -> [Int] {
        [Int](repeating: 0, count: place.count + 2)
    }

    /// Makes room for the keys of each partition, which are counted in the place behind its own.
    private init(_ counts: [Int], _ place: KeyPartitions.Place) {
        starts = counts
        starts[place.count + 1] = 0
        for index in 1...place.count { starts[index] += starts[index - 1] }
        ends = starts
        all = [Entry](
            repeating: Entry(low: 0, high: 0, mark: 0),
            count: starts[place.count] + 1
        )
    }

    /// Counts the keys of each partition, each in the place behind its own.
    private static func count(
        _ piece: KeySource.Piece,
        _ place: KeyPartitions.Place,
        _ counts: inout [Int]
    ) {
        let lows = piece.keys.low.span.extracting(piece.records)
        let highs = piece.keys.high.span.extracting(piece.records)
        var counts = counts.mutableSpan
        for index in 0..<min(lows.count, highs.count) {
            counts[place(lows[index], highs[index]) &+ 1] &+= 1
        }
    }

    private static func count(
        _ entries: [Entry],
        _ place: KeyPartitions.Place,
        _ counts: inout [Int]
    ) {
        let entries = entries.span
        var counts = counts.mutableSpan
        for index in entries.indices {
            counts[place(entries[index].low, entries[index].high) &+ 1] &+= 1
        }
    }

    /// Appends some of a piece's records to a list; those are left out that have no key or mark.
    @inline(__always)
    static func append(
        _ piece: KeySource.Piece,
        _ places: [UInt32],
        to list: inout [Entry],
        _ mark: (Int) -> Int32
    ) {
        let lows = piece.keys.low.span.extracting(piece.records)
        let highs = piece.keys.high.span.extracting(piece.records)
        var next = list.count
        list += repeatElement(Entry(low: 0, high: 0, mark: 0), count: places.count)
        var all = list.mutableSpan
        for place in places {
            let (low, high, mark) = (lows[Int(place)], highs[Int(place)], mark(Int(place)))
            all[next] = Entry(low: low, high: high, mark: UInt32(bitPattern: mark))
            next &+= (high != 0) && (mark != .min) ? 1 : 0
        }
        list.removeLast(list.count - next)
    }

    /// The entries of a partition.
    func records(of place: Int) -> Range<Int> { starts[place]..<ends[place] }

    /// Adds records by their marks; those are left out that have none.
    mutating func add(
        _ piece: KeySource.Piece,
        _ place: KeyPartitions.Place,
        _ marks: [Int32],
        from start: Int
    ) {
        let marks = marks.span.extracting(start..<start + piece.records.count)
        Self.scatter(piece, place, &all, &ends) { marks[$0] }
    }

    /// Adds records by their numbers.
    mutating func add(
        _ piece: KeySource.Piece,
        _ place: KeyPartitions.Place,
        numberedFrom first: Int
    ) {
        Self.scatter(piece, place, &all, &ends) { Int32(truncatingIfNeeded: first &+ $0) }
    }

    /// Writes each record to the next place of its partition; what has no key or mark, or belongs to
    /// another round, is written over by what comes next, so that nothing has to be decided.
    @inline(__always)
    private static func scatter(
        _ piece: KeySource.Piece,
        _ place: KeyPartitions.Place,
        _ all: inout [Entry],
        _ ends: inout [Int],
        _ mark: (Int) -> Int32
    ) {
        var all = all.mutableSpan
        var ends = ends.mutableSpan
        let lows = piece.keys.low.span.extracting(piece.records)
        let highs = piece.keys.high.span.extracting(piece.records)
        for index in 0..<min(lows.count, highs.count) {
            let (low, high, mark) = (lows[index], highs[index], mark(index))
            let own = place(low, high)
            let end = ends[own]
            all[end] = Entry(low: low, high: high, mark: UInt32(bitPattern: mark))
            let isMeant = (own != place.count) && (mark != .min)
            ends[own] = end &+ (isMeant ? 1 : 0)
        }
    }

    /// Writes entries to the next places of their partitions.
    private static func scatter(
        _ entries: [Entry],
        _ place: KeyPartitions.Place,
        _ all: inout [Entry],
        _ ends: inout [Int]
    ) {
        let entries = entries.span
        var all = all.mutableSpan
        var ends = ends.mutableSpan
        for index in entries.indices {
            let own = place(entries[index].low, entries[index].high)
            let end = ends[own]
            all[end] = entries[index]
            ends[own] = end &+ (own != place.count ? 1 : 0)
        }
    }
}
