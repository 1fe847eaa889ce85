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
        self.init(
            fields,
            of: table,
            workers: workers,
            partitions: KeyPartitions(of: table.recordCount, size: size)
        )
    }

    init(_ fields: [String], of table: DataTable, workers: Workers, partitions: KeyPartitions) {
        source = KeySource(fields, of: table)
        chunks = Self.chunks(of: table)
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
        in round: Int,
        _ marks: (@Sendable (Int) -> [Int32])?
    ) -> KeyEntries {
        let place = KeyPartitions.Place(partitions, round: round)
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
