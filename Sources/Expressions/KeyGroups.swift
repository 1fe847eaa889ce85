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
    private let chunks: [[(index: Int, records: Range<Int>)]]
    private let workers: Workers
    private let recordCount: Int
    /// How so many records are divided.
    private let partitions: @Sendable (Int) -> KeyPartitions

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
        self.init(fields, of: table, workers: workers) { KeyPartitions(of: $0, size: size) }
    }

    init(
        _ fields: [String],
        of table: DataTable,
        workers: Workers,
        partitions: @escaping @Sendable (Int) -> KeyPartitions
    ) {
        source = KeySource(fields, of: table)
        chunks = Self.chunks(of: table)
        recordCount = table.recordCount
        self.workers = workers
        self.partitions = partitions
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
        walk(chunks.count, partitions(recordCount), from: state, body) { index, place in
            entries(of: chunks[index], place, marks)
        }
    }

    /// Calls for each partition of the records that may share their keys, and for those of each batch
    /// that are alone: these need no table.
    ///
    /// Finding the repeats among keys that nearly all differ takes 50 instructions a record so, and
    /// 120 with all in tables. Only hashes are looked at so: codes and days are mostly shared.
    ///
    /// - Parameters:
    ///   - marks: As in the other walk.
    ///   - state: What each thread starts with.
    ///   - alone: Adds what is said of some records that are alone with their keys; not all such are
    ///     found. It gets what is said of consecutive records, and the places among them of those
    ///     that may not be alone or have no key.
    ///   - body: Adds a partition of all others.
    /// - Returns: What the threads have gathered.
    public func walk<State: Sendable>(
        marks: @escaping @Sendable (Int) -> [Int32],
        from state: State,
        alone: @Sendable (inout State, Span<Int32>, Span<UInt32>) -> Void,
        _ body: @Sendable (inout State, Partition) -> Void
    ) -> [State] {
        walkSifted(marks, from: state, alone, body)
    }

    /// Calls for each partition of the records that may share their keys, told by their numbers; most
    /// of those that are alone are left out.
    ///
    /// - Parameters:
    ///   - state: What each thread starts with.
    ///   - body: Adds a partition to what its thread has gathered.
    /// - Returns: What the threads have gathered.
    public func walkShared<State: Sendable>(
        from state: State,
        _ body: @Sendable (inout State, Partition) -> Void
    ) -> [State] {
        walkSifted(nil, from: state, { _, _, _ in }, body)
    }

    private func walkSifted<State: Sendable>(
        _ marks: (@Sendable (Int) -> [Int32])?,
        from state: State,
        _ alone: @Sendable (inout State, Span<Int32>, Span<UInt32>) -> Void,
        _ body: @Sendable (inout State, Partition) -> Void
    ) -> [State] {
        guard source.isOfHashes, let sieve = sieve() else {
            return walk(marks: marks, from: state, body)
        }
        // What may be shared is kept as a whole, so that it is sorted in one round.
        let place = KeyPartitions.Place(partitions(recordCount).inOneRound, round: 0)
        let sifted = workers.walk(
            chunks.count,
            from: (state: state, others: [KeyEntries.Entry](), sorted: [(Int, KeyEntries)]())
        ) { own, index in
            own.others.removeAll(keepingCapacity: true)
            // Memory that is not written costs nothing, and moving what grows does.
            if own.others.capacity == 0 { own.others.reserveCapacity(recordCount / chunks.count) }
            sift(chunks[index], sieve, marks, &own.state, alone, into: &own.others)
            own.sorted.append((index, KeyEntries(place, of: own.others)))
        }
        let sorted = sifted.flatMap { $0.sorted }.sorted { $0.0 < $1.0 }.map { $0.1 }
        return sifted.map { $0.state } + numbered(sorted, place.count, from: state, body)
    }

    /// Finds which keys cannot be shared.
    ///
    /// More than four threads would ask for much memory, as each has a sieve of its own before all
    /// come together.
    private func sieve() -> KeySieve? {
        let workers = Workers(threads: min(4, workers.threads))
        var sieves = workers.walk(chunks.count, from: KeySieve?.none) { sieve, index in
            if sieve == nil { sieve = KeySieve(for: recordCount) }
            for (_, records) in chunks[index] {
                for piece in source.pieces(in: records) { sieve?.add(piece) }
            }
        }
        .compactMap(\.self)
        guard var all = sieves.popLast() else { return nil }
        for other in sieves { all.add(other) }
        return all
    }

    /// Divides the records of some batches into those that are alone with their keys and others.
    private func sift<State: Sendable>(
        _ chunk: [(index: Int, records: Range<Int>)],
        _ sieve: KeySieve,
        _ marks: (@Sendable (Int) -> [Int32])?,
        _ state: inout State,
        _ alone: @Sendable (inout State, Span<Int32>, Span<UInt32>) -> Void,
        into others: inout [KeyEntries.Entry]
    ) {
        for (index, records) in chunk {
            let marks = marks?(index)
            var start = 0
            for piece in source.pieces(in: records) {
                let shared = sieve.sift(piece)
                if let marks {
                    let own = marks.span.extracting(start..<start + piece.records.count)
                    alone(&state, own, shared.span)
                    KeyEntries.append(piece, shared, to: &others) { own[$0] }
                } else {
                    let first = records.lowerBound + start
                    KeyEntries.append(piece, shared, to: &others) {
                        Int32(truncatingIfNeeded: first &+ $0)
                    }
                }
                start += piece.records.count
            }
        }
    }

    /// Sorts the keys of some pieces by partitions, and calls for each of these, round by round.
    private func walk<State: Sendable>(
        _ count: Int,
        _ partitions: KeyPartitions,
        from state: State,
        _ body: @Sendable (inout State, Partition) -> Void,
        entries: @Sendable (Int, KeyPartitions.Place) -> KeyEntries
    ) -> [State] {
        var states: [State] = []
        for round in 0..<partitions.rounds {
            let place = KeyPartitions.Place(partitions, round: round)
            let sorted = workers.walk(count, from: [(Int, KeyEntries)]()) { own, index in
                own.append((index, entries(index, place)))
            }
            .flatMap(\.self).sorted { $0.0 < $1.0 }.map(\.1)
            states += numbered(sorted, place.count, from: state, body)
        }
        return states
    }

    /// Numbers the keys of each partition, and calls for it.
    private func numbered<State: Sendable>(
        _ sorted: [KeyEntries],
        _ count: Int,
        from state: State,
        _ body: @Sendable (inout State, Partition) -> Void
    ) -> [State] {
        workers.walk(count, from: (state: state, table: KeyTable())) { own, index in
            let partition = own.table.take(sorted, index)
            body(&own.state, partition)
        }
        .map { $0.state }
    }

    /// Batches that are divided into partitions together: some for each thread, and none too large.
    private static func chunks(of table: DataTable) -> [[(index: Int, records: Range<Int>)]] {
        let size = min(1 << 17, table.recordCount / 8)
        var chunks: [[(index: Int, records: Range<Int>)]] = []
        var count = 0
        for (index, batch) in table.batches.enumerated() {
            if count == 0 { chunks.append([]) }
            chunks[chunks.count - 1].append((index, batch))
            count += batch.count
            if count >= size { count = 0 }
        }
        return chunks
    }

    /// Sorts the keys of some batches by the partitions of a round.
    private func entries(
        of chunk: [(index: Int, records: Range<Int>)],
        _ place: KeyPartitions.Place,
        _ marks: (@Sendable (Int) -> [Int32])?
    ) -> KeyEntries {
        let pieces = chunk.map { source.pieces(in: $0.records) }
        var entries = KeyEntries(place, of: pieces.flatMap(\.self))
        for (batch, pieces) in zip(chunk, pieces) {
            let marks = marks?(batch.index)
            var start = 0
            for piece in pieces {
                if let marks {
                    entries.add(piece, place, marks, from: start)
                } else {
                    entries.add(piece, place, numberedFrom: batch.records.lowerBound + start)
                }
                start += piece.records.count
            }
        }
        return entries
    }
}
