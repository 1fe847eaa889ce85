/// The records of a table by the sameness of their keys.
///
/// The keys are divided into partitions of some thousand, so that what is looked at stays in a
/// core's cache, and partitions come in rounds, so that no more than an eighth of many keys is
/// copied at a time.
public struct KeyGroups: Sendable {
    /// The records of one partition, in their order.
    public struct Partition: Sendable {
        /// What is said of each record: its number counted from 0, or its mark.
        public internal(set) var marks: [UInt32] = []
        /// For each record the number of its key: keys are numbered as they come.
        public internal(set) var keys: [UInt32] = []
        /// How many different keys there are.
        public internal(set) var count = 0
    }

    private let source: KeySource
    private let batches: [Range<Int>]
    private let workers: Workers
    private let partitions: KeyPartitions

    /// Groups records by fields; a record that lacks one of the values belongs to no group.
    ///
    /// - Parameters:
    ///   - fields: The fields.
    ///   - table: The records.
    ///   - workers: Who looks at them.
    ///   - size: About how many records a partition has at most.
    public init(
        _ fields: [String],
        of table: DataTable,
        workers: Workers,
        size: Int = 16_384
    ) {
        source = KeySource(fields, of: table)
        batches = table.batches
        self.workers = workers
        partitions = KeyPartitions(of: table.recordCount, size: size)
    }

    /// Calls for each partition.
    ///
    /// - Parameters:
    ///   - marks: Gives for the records of a batch, by its place among the table's batches, what
    ///     shall be said of each: `Int32.min` for those that are left out. Without it, all records
    ///     are told by their numbers.
    ///   - state: What each thread starts with.
    ///   - body: Adds a partition to what its thread has gathered.
    /// - Returns: What the threads have gathered.
    public func walk<State: Sendable>(
        marks: (@Sendable (Int) -> [Int32])? = nil,
        from state: State,
        _ body: @Sendable (inout State, Partition) -> Void
    ) -> [State] {
        let chunks = self.chunks
        var states: [State] = []
        for round in 0..<partitions.rounds {
            let scattered = workers.walk(chunks.count, from: [(Int, KeyEntries)]()) { own, index in
                own.append((index, entries(of: chunks[index], in: round, marks)))
            }
            .flatMap(\.self).sorted { $0.0 < $1.0 }.map(\.1)
            states += workers.walk(
                partitions.perRound,
                from: (state: state, table: KeyTable())
            ) { own, index in
                let partition = own.table.take(scattered, index)
                body(&own.state, partition)
            }
            .map(\.state)
        }
        return states
    }

    /// Batches that are divided into partitions together.
    private var chunks: [Range<Int>] {
        var chunks: [Range<Int>] = []
        var (start, count) = (0, 0)
        for (index, batch) in batches.enumerated() {
            count += batch.count
            guard count >= 1 << 17 || index == batches.count - 1 else { continue }
            chunks.append(start..<index + 1)
            (start, count) = (index + 1, 0)
        }
        return chunks
    }

    /// Sorts the keys of some batches by the partitions of a round.
    private func entries(
        of chunk: Range<Int>,
        in round: Int,
        _ marks: (@Sendable (Int) -> [Int32])?
    ) -> KeyEntries {
        var entries = KeyEntries(partitions: partitions.perRound)
        let first = UInt64(round * partitions.perRound)
        for index in chunk {
            let batch = batches[index]
            let keys = source.keys(in: batch)
            if let marks {
                entries.add(keys, marks(index), partitions, from: first)
            } else {
                let numbers = (Int32(batch.lowerBound)..<Int32(batch.upperBound)).map(\.self)
                entries.add(keys, numbers, partitions, from: first)
            }
        }
        entries.sort()
        return entries
    }
}

/// How keys are divided.
struct KeyPartitions: Sendable {
    let rounds: Int
    let perRound: Int

    init(of count: Int, size: Int) {
        // 32 MB of entries a round, but no more rounds than an eighth of the keys asks for.
        rounds = min(8, max(1, count / (2 << 20)))
        perRound = min(4_096, max(1, count / (rounds * size)))
    }

    /// The partition of a key, by the upper half of its bits.
    @inline(__always)
    func place(of low: UInt64) -> UInt64 {
        ((low >> 32) &* UInt64(rounds &* perRound)) >> 32
    }
}

/// Keys of some records, sorted by partition.
struct KeyEntries: Sendable {
    struct Entry: Sendable {
        var low: UInt64
        var high: UInt32
        var mark: UInt32
    }

    private(set) var all: [Entry] = []
    /// Where the entries of each partition begin, and where the last one's end.
    private(set) var starts: [Int]
    private var places: [UInt16] = []

    init(partitions: Int) {
        starts = [Int](repeating: 0, count: partitions + 1)
    }

    /// Adds the records of a batch that belong to some partitions, counted from the first.
    mutating func add(
        _ keys: KeySource.Keys,
        _ marks: [Int32],
        _ partitions: KeyPartitions,
        from first: UInt64
    ) {
        let before = all.count
        all.append(contentsOf: repeatElement(Self.blank, count: keys.low.count))
        places.append(contentsOf: repeatElement(0, count: keys.low.count))
        let added = Self.fill(&all, &places, from: before, keys, marks) { low in
            let place = partitions.place(of: low) &- first
            return place < UInt64(partitions.perRound) ? Int(place) : nil
        }
        all.removeLast(keys.low.count - added)
        places.removeLast(keys.low.count - added)
    }

    /// Puts entries into prepared places, and returns how many there are.
    @inline(__always)
    private static func fill(
        _ all: inout [Entry],
        _ places: inout [UInt16],
        from before: Int,
        _ keys: KeySource.Keys,
        _ marks: [Int32],
        _ place: (UInt64) -> Int?
    ) -> Int {
        let (low, high, marks) = (keys.low.span, keys.high.span, marks.span)
        var entries = all.mutableSpan
        var ofEntries = places.mutableSpan
        var next = before
        for index in low.indices where high[index] != 0 && marks[index] != .none {
            guard let place = place(low[index]) else { continue }
            let mark = UInt32(bitPattern: marks[index])
            entries[next] = Entry(low: low[index], high: high[index], mark: mark)
            ofEntries[next] = UInt16(truncatingIfNeeded: place)
            next += 1
        }
        return next - before
    }

    private static let blank = Entry(low: 0, high: 0, mark: 0)

    /// Sorts the entries by partition; those of one keep their order.
    mutating func sort() {
        var starts = starts
        var sorted = [Entry](repeating: Self.blank, count: all.count)
        count(places.span, &starts)
        scatter(all.span, places.span, starts, &sorted)
        self.starts = starts
        all = sorted
        places = []
    }

    private func count(_ places: Span<UInt16>, _ starts: inout [Int]) {
        var counts = starts.mutableSpan
        for index in places.indices { counts[Int(places[index]) + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
    }

    private func scatter(
        _ entries: Span<Entry>,
        _ places: Span<UInt16>,
        _ starts: [Int],
        _ sorted: inout [Entry]
    ) {
        var starts = starts
        var next = starts.mutableSpan
        var sorted = sorted.mutableSpan
        for index in entries.indices {
            let place = Int(places[index])
            sorted[next[place]] = entries[index]
            next[place] += 1
        }
    }
}

/// A hash table that numbers the keys of one partition after the other.
private struct KeyTable: Sendable {
    private var partition = KeyGroups.Partition()
    /// For each slot one more than the number of its key; 0 where it is free.
    private var slots: [UInt32] = []
    private var different: [KeyEntries.Entry] = []

    /// Numbers the keys of a partition.
    mutating func take(_ chunks: [KeyEntries], _ place: Int) -> KeyGroups.Partition {
        let count = chunks.reduce(0) { $0 + $1.starts[place + 1] - $1.starts[place] }
        var size = 16
        while size < 2 * count { size *= 2 }
        Self.fill(&slots, with: 0, size)
        Self.fill(&different, with: KeyEntries.Entry(low: 0, high: 0, mark: 0), count)
        Self.fill(&partition.marks, with: 0, count)
        Self.fill(&partition.keys, with: 0, count)
        var numbering = (next: 0, count: 0)
        for chunk in chunks {
            Self.number(
                chunk.all.span.extracting(chunk.starts[place]..<chunk.starts[place + 1]),
                &slots,
                &different,
                &partition.marks,
                &partition.keys,
                &numbering
            )
        }
        partition.count = numbering.count
        return partition
    }

    private static func fill<Element>(_ list: inout [Element], with new: Element, _ count: Int) {
        list.removeAll(keepingCapacity: true)
        list.append(contentsOf: repeatElement(new, count: count))
    }

    /// Finds the numbers of keys; a new key has the next one.
    private static func number(
        _ entries: Span<KeyEntries.Entry>,
        _ slots: inout [UInt32],
        _ different: inout [KeyEntries.Entry],
        _ marks: inout [UInt32],
        _ keys: inout [UInt32],
        _ numbering: inout (next: Int, count: Int)
    ) {
        var slots = slots.mutableSpan
        var different = different.mutableSpan
        var (next, count) = numbering
        let mask = slots.count - 1
        var keys = keys.mutableSpan
        var marks = marks.mutableSpan
        for index in entries.indices {
            let entry = entries[index]
            var slot = Int(truncatingIfNeeded: entry.low) & mask
            var number = Int(slots[slot]) - 1
            while number >= 0,
                different[number].low != entry.low
                    || different[number].high != entry.high
            {
                slot = (slot + 1) & mask
                number = Int(slots[slot]) - 1
            }
            if number < 0 {
                number = count
                different[count] = entry
                count += 1
                slots[slot] = UInt32(truncatingIfNeeded: count)
            }
            keys[next] = UInt32(truncatingIfNeeded: number)
            marks[next] = entry.mark
            next += 1
        }
        numbering = (next, count)
    }
}
