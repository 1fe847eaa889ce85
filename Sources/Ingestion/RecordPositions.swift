/// Where the records of a table stand in their files.
///
/// Most records take one line and one row, so that their place is that of the first of a run and
/// how many follow it.
public struct RecordPositions: Sendable, Equatable {
    /// Records that follow each other; four bytes hold how many lines, rows or records there are.
    private struct Run: Sendable, Equatable {
        /// The first record, counted from 0.
        private let firstRecord: UInt32
        private let firstLine: UInt32
        private let firstRow: UInt32

        init(record: Int, line: Int, row: Int) {
            firstRecord = UInt32(record)
            firstLine = UInt32(line)
            firstRow = UInt32(row)
        }

        var record: Int { Int(firstRecord) }
        var line: Int { Int(firstLine) }
        var row: Int { Int(firstRow) }
    }

    /// The number of records.
    public private(set) var count = 0
    private var runs: [Run] = []
    /// The line breaks inside records, for those that have some.
    private var breaks: [Int: [RecordPosition.Break]] = [:]

    /// Makes the places of no records.
    public init() {}

    /// Makes places.
    public init(_ positions: [RecordPosition]) {
        for position in positions { append(position) }
    }

    /// Appends the place of one more record.
    public mutating func append(_ position: RecordPosition) {
        if let run = runs.last, position.line - run.line == count - run.record,
            position.row - run.row == count - run.record
        {
            // It stands where the run lets expect it.
        } else {
            runs.append(Run(record: count, line: position.line, row: position.row))
        }
        if !position.breaks.isEmpty { breaks[count] = position.breaks }
        count += 1
    }

    /// Appends the places of records that stand on lines and rows of their own, one below the other.
    mutating func append(line: Int, row: Int, count: Int) {
        guard count > 0 else { return }
        append(RecordPosition(line: line, row: row, breaks: []))
        self.count += count - 1
    }

    /// Appends the places of other records; their lines and rows are counted on from so many.
    public mutating func append(_ other: RecordPositions, afterLines lines: Int = 0, rows: Int = 0)
    {
        for run in other.runs {
            let moved = Run(record: count + run.record, line: lines + run.line, row: rows + run.row)
            if let last = runs.last, moved.line - last.line == moved.record - last.record,
                moved.row - last.row == moved.record - last.record
            {
                continue
            }
            runs.append(moved)
        }
        for (record, own) in other.breaks { breaks[count + record] = own }
        count += other.count
    }

    /// Makes room for the places of others.
    mutating func reserve(for others: [RecordPositions]) {
        runs.reserveCapacity(runs.count + others.reduce(0) { $0 + $1.runs.count })
    }

    /// Returns the place of a record, counted from 0.
    public subscript(record: Int) -> RecordPosition {
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].record <= record { low = middle } else { high = middle }
        }
        let (run, offset) = (runs[low], record - runs[low].record)
        return RecordPosition(
            line: run.line + offset,
            row: run.row + offset,
            breaks: breaks[record] ?? []
        )
    }
}

extension RecordPositions: Sequence {
    /// Returns the places in the order of the records.
    public func makeIterator() -> some IteratorProtocol<RecordPosition> {
        (0..<count).lazy.map { self[$0] }.makeIterator()
    }
}
