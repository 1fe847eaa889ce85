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
        let (low, high, marks) = (keys.low.span, keys.high.span, marks.span)
        let count = UInt64(partitions.perRound)
        for index in low.indices where high[index] != 0 {
            let place = partitions.place(of: low[index]) &- first
            guard place < count, marks[index] != .none else { continue }
            let mark = UInt32(bitPattern: marks[index])
            all.append(Entry(low: low[index], high: high[index], mark: mark))
            places.append(UInt16(truncatingIfNeeded: place))
            starts[Int(place) + 1] += 1
        }
    }

    /// Sorts the entries by partition; those of one keep their order.
    mutating func sort() {
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        guard starts.count > 2 else { return }
        var next = starts
        var sorted = [Entry](repeating: Entry(low: 0, high: 0, mark: 0), count: all.count)
        for index in all.indices {
            let place = Int(places[index])
            sorted[next[place]] = all[index]
            next[place] += 1
        }
        all = sorted
        places = []
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
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(0, count: size))
        different.removeAll(keepingCapacity: true)
        partition.marks.removeAll(keepingCapacity: true)
        partition.keys.removeAll(keepingCapacity: true)
        var (slots, different) = ([UInt32](), [KeyEntries.Entry]())
        swap(&slots, &self.slots)
        swap(&different, &self.different)
        for chunk in chunks {
            let range = chunk.starts[place]..<chunk.starts[place + 1]
            let entries = chunk.all.span
            var free = slots.mutableSpan
            for index in range {
                let entry = entries[index]
                partition.marks.append(entry.mark)
                partition.keys.append(Self.number(entry, &free, &different))
            }
        }
        partition.count = different.count
        swap(&slots, &self.slots)
        swap(&different, &self.different)
        return partition
    }

    /// Finds the number of a key; a new key has the next one.
    @inline(__always)
    private static func number(
        _ entry: KeyEntries.Entry,
        _ slots: inout MutableSpan<UInt32>,
        _ different: inout [KeyEntries.Entry]
    ) -> UInt32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: entry.low) & mask
        while slots[slot] != 0 {
            let number = slots[slot] - 1
            let other = different[Int(number)]
            if other.low == entry.low, other.high == entry.high { return number }
            slot = (slot + 1) & mask
        }
        different.append(entry)
        slots[slot] = UInt32(different.count)
        return UInt32(different.count - 1)
    }
}
