import CSV
import Grants

/// Keeps from the records what is none, and mends the rows that the table's policy lets pass.
struct RowGate {
    /// How many rows were mended alike, and how many cells the one farthest off had.
    private struct Mended {
        var count = 0
        var found: Int
    }

    private let policy: RowPolicy
    private let maker: FindingMaker
    private let columns: Int
    private let headers: [[String]]
    private let titles: [[String]]
    /// The first words of the cells of headers and titles.
    private let headerStarts: [[[UInt8]]]
    /// The first bytes of these rows; that of a blank beyond ASCII may stand before them.
    private let headerLead: Set<UInt8>
    private static let blankLeads: Set<UInt8> = [0xC2, 0xE2]
    private let secondHeader: SecondHeader?
    private var mended: [BuiltInRule: Mended] = [:]
    private var findings: [Finding] = []
    /// How many rows repeated the header.
    private(set) var repeatedHeaders = 0

    /// Makes the gate of a file whose header was read.
    ///
    /// - Parameters:
    ///   - layout: The header.
    ///   - table: The table.
    ///   - maker: Makes findings.
    ///   - isFirst: Whether the rows under the header are among those that come.
    init(_ layout: Layout, of table: TableDefinition, maker: FindingMaker, isFirst: Bool = true) {
        policy = table.rows
        self.maker = maker
        columns = layout.count
        headers = layout.headers
        titles = layout.titles
        headerStarts = (headers + titles).map { header in
            header.map { Array($0.utf8.prefix { $0 != UInt8(ascii: " ") }) }
        }
        headerLead = Set((headers + titles).map { $0.first?.utf8.first ?? 0 })
        secondHeader = isFirst ? SecondHeader(after: layout, of: table) : nil
    }

    /// The row of names, units or numbers under the header; nothing where there is none.
    var secondHeaderRow: Int? { secondHeader?.row }

    /// Whether a header has no word in its first column.
    var hasBlankStart: Bool { headers.contains { $0.first?.isEmpty ?? false } }

    /// Tells whether all cells of a plain row may be those of a header or title: each begins with the header's
    /// word, or with a blank.
    func mayBeHeader(_ cells: [PackedCell], of text: [UInt8]) -> Bool {
        headerStarts.contains { starts in
            zip(starts, cells).allSatisfy { start, cell in
                let value = text[cell.start..<cell.end]
                return value.starts(with: start)
                    || value.first.map { $0 <= 0x20 || Self.blankLeads.contains($0) } ?? false
            }
        }
    }

    /// Adds what was found in a later part of the file; its findings are no concern of this one.
    mutating func add(_ other: RowGate) {
        for (rule, own) in other.mended {
            guard var mended = mended[rule] else {
                mended[rule] = own
                continue
            }
            mended.count += own.count
            let found = [mended.found, own.found]
            mended.found = (rule == .missingCell ? found.min() : found.max()) ?? 0
            self.mended[rule] = mended
        }
    }

    /// The findings on single rows, which are forgotten.
    mutating func takeFindings() -> [Finding] {
        defer { findings = [] }
        return findings
    }

    /// For each rule one remark on what was mended.
    var remarks: [Finding] {
        mended.map { rule, mended in
            maker.finding(
                rule,
                at: FindingMaker.Place(),
                severity: .info,
                count: mended.count,
                variant: "mended",
                cells(mended.found).merging(["count": "\(mended.count)"]) { $1 }
            )
        }
    }

    private func cells(_ found: Int) -> [String: String] {
        ["found": "\(found)", "expected": "\(columns)"]
    }

    // MARK: What is no record

    /// Tells whether a row is no record, and notes why.
    mutating func skips(_ row: Row) -> Bool {
        if row.isBlank {
            skip(row, .blankRow, policy.blankRow, found: 0)
        } else if row.row == secondHeader?.row {
            note(.secondHeader, row, .warning, [:])
        } else if repeats(row, one: headers) {
            repeatedHeaders += 1
            skip(row, .repeatedHeader, policy.repeatedHeader, found: columns)
        } else if repeats(row, one: titles) {
            skip(row, .repeatedHeader, policy.repeatedHeader, found: columns, variant: "title")
        } else {
            return false
        }
        return true
    }

    private mutating func skip(
        _ row: Row,
        _ rule: BuiltInRule,
        _ treatment: RowPolicy.Treatment,
        found: Int,
        variant: String? = nil
    ) {
        switch treatment {
        case .error: note(rule, row, .error, cells(found), variant)
        case .mend: mended[rule, default: Mended(found: found)].count += 1
        case .ignore: break
        }
    }

    private mutating func note(
        _ rule: BuiltInRule,
        _ row: Row,
        _ severity: Severity,
        _ parameters: [String: String],
        _ variant: String? = nil
    ) {
        let place = FindingMaker.Place(line: row.line, row: row.row)
        findings.append(
            maker.finding(rule, at: place, severity: severity, variant: variant, parameters)
        )
    }

    /// Tells whether a row repeats a header or title; nearly all are told apart by their first byte.
    private func repeats(_ row: Row, one headers: [[String]]) -> Bool {
        // In a table of one column a record may well bear the header's word.
        guard columns > 1, row.faults.isEmpty,
            let lead = row.cells.first?.value.first(where: { $0 > 0x20 }) ?? headerLead.first,
            headerLead.contains(lead) || Self.blankLeads.contains(lead)
        else { return false }
        return headers.contains { header in
            header.count == row.cells.count && header == row.cells.map { Layout.name($0.value) }
        }
    }

    // MARK: Records

    /// Puts a record's row right where the policy says so and nothing is lost.
    mutating func mend(_ row: inout Row) {
        let found = row.cells.count
        guard row.faults.allSatisfy({ !$0.kind.breaksCells }) else {
            return mendQuotes(&row)
        }
        if found < columns, policy.missingCell == .mend {
            let line = row.cells.last?.line ?? row.line
            let missing = Cell(value: [], line: line)
            row.cells += [Cell](repeating: missing, count: columns - found)
            count(.missingCell, found: found) { min($0, $1) }
        } else if found > columns, policy.extraCell == .mend,
            row.cells[columns...].allSatisfy(\.isBlank)
        {
            row.cells.removeSubrange(columns...)
            row.faults.removeAll { $0.column > columns }
            count(.extraCell, found: found) { max($0, $1) }
        }
    }

    /// Takes quotes inside unquoted texts as they stand, where no cell can be out of place.
    private mutating func mendQuotes(_ row: inout Row) {
        guard policy.quoteError == .mend, row.cells.count == columns,
            row.faults.allSatisfy({ $0.kind == .quoteInText || !$0.kind.breaksCells })
        else { return }
        row.faults.removeAll { $0.kind == .quoteInText }
        count(.quoteError, found: columns) { $1 }
    }

    private mutating func count(_ rule: BuiltInRule, found: Int, _ worst: (Int, Int) -> Int) {
        var mended = mended[rule] ?? Mended(found: found)
        mended.count += 1
        mended.found = worst(mended.found, found)
        self.mended[rule] = mended
    }
}

extension RowFault.Kind {
    /// Whether the fault makes it doubtful which cell is which.
    var breaksCells: Bool {
        switch self {
        case .brokenBytes, .nulByte, .controlCharacter: false
        case .unclosedQuote, .textAfterQuote, .quoteInText, .fieldTooLong, .rowTooLong: true
        }
    }
}
