import CSV
import Expressions
import Grants
import Synchronization

/// The records of a piece of an export, whose lines, rows and records are counted from the piece's
/// own beginning.
struct ChunkRecords {
    var positions = RecordPositions()
    /// The values, field by field.
    var values: [ColumnBuilder.Gathered] = []
    /// How many cells were mended, field by field.
    var mended: [CellReader.Mended] = []
    var findings: [Finding] = []
    var footers: [Footer] = []
    var gate: RowGate
    var undeclared: UndeclaredColumns
    /// How many lines and rows there are, with the header those that the piece begins with.
    var lines = 0
    var rows = 0

    /// Puts the pieces of an export together in their order, and takes them; nothing where there are
    /// several footers, of which no piece alone tells whether they are any.
    static func joined(_ chunks: inout [ChunkRecords]) -> ChunkRecords? {
        guard let fields = chunks.first?.values.indices,
            chunks.reduce(0, { $0 + $1.footers.count }) < 2
        else { return nil }
        // Each thread joins the values of a field, or what else there is, and frees the pieces of it.
        let values = Mutex(chunks.indices.map { taken(from: &chunks[$0].values, leaving: []) })
        let others = Mutex(taken(from: &chunks, leaving: []))
        typealias Part = (joined: ColumnBuilder.Gathered, others: ChunkRecords?)
        let parts = Workers().map(fields.count + 1) { part -> Part in
            if part == 0 {
                return (.none, Self.others(of: others.withLock { taken(from: &$0, leaving: []) }))
            }
            let own = values.withLock { all in
                all.indices.map { taken(from: &all[$0][part - 1], leaving: .none) }
            }
            return (.joined(own), nil)
        }
        var joined = parts[0].others
        joined?.values = parts.dropFirst().map(\.joined)
        return joined
    }

    /// Moves a value out of its place: it is neither copied nor kept alive there.
    private static func taken<T>(from place: inout T, leaving rest: T) -> T {
        var taken = rest
        swap(&taken, &place)
        return taken
    }

    /// Puts the pieces together but for their values.
    private static func others(of chunks: [ChunkRecords]) -> ChunkRecords? {
        guard var joined = chunks.first else { return nil }
        joined.positions.reserve(for: chunks.dropFirst().map(\.positions))
        joined.findings.reserveCapacity(chunks.reduce(0) { $0 + $1.findings.count })
        for place in chunks.indices.dropFirst() { joined.add(chunks[place]) }
        return joined
    }

    /// Adds the records of the next piece, but for their values.
    private mutating func add(_ chunk: borrowing ChunkRecords) {
        for footer in chunk.footers { footers.append(footer.following(self)) }
        // By places: a finding that is copied has its six texts counted twice.
        for index in chunk.findings.indices {
            findings.append(
                chunk.findings[index].following(records: positions.count, lines: lines, rows: rows)
            )
        }
        positions.append(chunk.positions, afterLines: lines, rows: rows)
        for index in mended.indices { mended[index].add(chunk.mended[index]) }
        gate.add(chunk.gate)
        undeclared.add(chunk.undeclared)
        lines += chunk.lines
        rows += chunk.rows
    }
}

extension ColumnBuilder.Gathered {
    /// Puts the values of a field together.
    fileprivate static func joined(_ values: [Self]) -> Self {
        var keys: KeyColumn?
        var columns: [Column] = []
        for value in values {
            switch value {
            case .none: return .none
            case .keys(let others) where keys == nil: keys = others
            case .keys(let others): keys?.append(others)
            case .column(let column): columns.append(column)
            }
        }
        if let keys { return .keys(keys) }
        return Column.joined(columns).map(Self.column) ?? .none
    }
}

extension Finding {
    /// Returns the finding with its place counted on from so many records, lines and rows.
    func following(records: Int, lines: Int = 0, rows: Int = 0) -> Finding {
        var finding = self
        finding.record = record.map { $0 + records }
        finding.line = line.map { $0 + lines }
        finding.row = row.map { $0 + rows }
        return finding
    }
}

extension Footer {
    /// Returns the footer with its place counted on from what comes before.
    fileprivate func following(_ earlier: ChunkRecords) -> Footer {
        var footer = self
        footer.line += earlier.lines
        footer.row += earlier.rows
        footer.records += earlier.positions.count
        return footer
    }
}
