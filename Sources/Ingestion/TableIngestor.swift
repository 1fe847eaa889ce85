import CSV
import Crypto
import Dispatch
import Expressions
import Files
import Grants

/// Reads one export: bytes in, typed records without identifiers out.
struct TableIngestor {
    let table: TableDefinition
    let file: String
    let dataDay: CivilDate
    let hash: KeyedHash
    private var maker: FindingMaker

    /// The first bytes that a footer may have.
    private let footerStarts: Set<UInt8>
    private var fields: [FieldIngestor] = []
    /// The fields' places, those first that take long to read.
    private var dearestFirst: [Int] = []
    private var positions = RecordPositions()
    private var findings: [Finding] = []

    init(
        table: TableDefinition,
        file: String,
        dataDay: CivilDate,
        hash: KeyedHash,
        labels: Labels
    ) {
        self.table = table
        self.file = file
        self.dataDay = dataDay
        self.hash = hash
        maker = FindingMaker(table: table, file: file, labels: labels)
        let prefix = table.footer.map { Mending.columnName($0.prefix) }
        footerStarts = Set(prefix?.utf8.first.map { [$0] } ?? [])
    }

    /// Reads all records.
    ///
    /// - Parameters:
    ///   - source: The file's bytes.
    ///   - path: The file as messages name it.
    /// - Returns: The records, and what was found in them.
    /// - Throws: `ExportFault` where the file cannot be understood as a whole.
    mutating func ingest(
        _ source: [UInt8],
        path: String
    ) throws(ExportFault) -> (table: RecordTable, findings: [Finding]) {
        let layout = try Layout(source, of: table, path: path)
        maker.otherEncodings = layout.otherEncodings
        fields = table.fields.map { field in
            let number = layout.columns[field.name] ?? 0
            return FieldIngestor(field, of: table, number: number, dataDay: dataDay)
        }
        var undeclared = layout.undeclared
        var rows = HybridRows(layout)
        var footer: Footer?
        var gate = RowGate(layout, of: table, maker: maker)
        let takesPlain = !undeclared.isWatched
        var batch = PlainBatch(of: rows.bytes, columns: layout.count)
        dearestFirst =
            fields.indices.filter { fields[$0].isDear }
            + fields.indices.filter { !fields[$0].isDear }
        while rows.advance() {
            if takesPlain, addPlain(rows, gate, &batch) { continue }
            read(&batch)
            var row = rows.row
            if gate.skips(row) { continue }
            if footer == nil, let found = Footer(row, table: table) {
                footer = found
            } else {
                gate.mend(&row)
                undeclared.note(row)
                add(row, columns: layout.count)
            }
        }
        read(&batch)
        findings += gate.allFindings + undeclared.findings(maker)
        let records = records(layout, source)
        addFooterFinding(footer, records)
        addMended()
        return (records, findings)
    }

    private func records(_ layout: Layout, _ source: [UInt8]) -> RecordTable {
        var columns: [String: Column] = [:]
        for field in fields { columns[field.field.name] = field.column(hash) }
        return RecordTable(
            name: table.name,
            source: SourceFile(
                name: file,
                bytes: source.count,
                sha256: Hexadecimal.text(of: Array(SHA256.hash(data: source))),
                columns: layout.columns
            ),
            positions: positions,
            columns: columns
        )
    }

    // MARK: Records

    private mutating func add(_ row: Row, columns: Int) {
        positions.append(RecordPosition(of: row))
        let isWhole = !row.faults.contains { $0.kind.breaksCells }
        let isAligned = isWhole && row.cells.count == columns
        for fault in row.faults {
            let field = isAligned ? fields.first { $0.number == fault.column }?.field : nil
            findings.append(
                maker.finding(fault, in: row, record: positions.count, of: field, columns)
            )
        }
        if isWhole, row.cells.count != columns {
            findings.append(maker.countFinding(row, record: positions.count, columns: columns))
        }
        for index in fields.indices {
            let cell = Self.cell(fields[index].number, of: row)
            let faults = fields[index].read(cell, isAligned: isAligned)
            findings += faults.map { finding($0, fields[index], at: positions.count - 1) }
        }
    }

    /// Adds a record whose row is plain and has a cell for each column.
    ///
    /// - Returns: Whether it was added: what may be blank, or a footer, has to be looked at.
    private mutating func addPlain(
        _ rows: HybridRows,
        _ gate: RowGate,
        _ batch: inout PlainBatch
    ) -> Bool {
        guard let cells = rows.plainCells, let first = cells.first,
            !gate.mayConcern(rows.bytes, from: first.start, to: first.end, row: rows.number)
        else { return false }
        let byte = first.start < first.end ? rows.bytes[first.start] : 0
        guard byte > 0x20, byte < 0x80 || table.footer == nil && byte != 0xC2 && byte != 0xE2,
            !footerStarts.contains(byte)
        else { return false }
        positions.append(rows.position)
        batch.append(cells)
        if batch.isFull { read(&batch) }
        return true
    }

    /// Reads the rows that wait, and empties the batch.
    ///
    /// Each column is read by itself, so that threads change nothing but the time; a small batch is
    /// not worth waking one.
    private mutating func read(_ batch: inout PlainBatch) {
        guard batch.count > 0 else { return }
        let (waiting, order) = (batch, dearestFirst)
        if waiting.isFull {
            unsafe fields.withUnsafeMutableBufferPointer { fields in
                // Each call changes a column of its own.
                nonisolated(unsafe) let columns = unsafe fields
                DispatchQueue.concurrentPerform(iterations: order.count) { index in
                    unsafe columns[order[index]].read(waiting)
                }
            }
        } else {
            for index in order { fields[index].read(waiting) }
        }
        let first = positions.count - batch.count
        for field in fields {
            for (row, fault) in field.faults {
                findings.append(finding(fault, field, at: first + row))
            }
        }
        batch.removeAll()
    }

    private func finding(_ fault: CellFault, _ field: FieldIngestor, at index: Int) -> Finding {
        let position = positions[index]
        let place = FindingMaker.Place(
            record: index + 1,
            line: position.line(ofColumn: field.number),
            row: position.row,
            column: field.number
        )
        return maker.finding(fault, of: field.field, at: place)
    }

    /// Returns a cell that can be read: U+FFFD stands for what could not be decoded.
    private static func cell(_ column: Int, of row: Row) -> Cell? {
        guard column <= row.cells.count else { return nil }
        let cell = row.cells[column - 1]
        if row.faults.isEmpty { return cell }
        let isBroken = row.faults.contains { fault in
            fault.column == column
                || fault.kind == .brokenBytes
                    && String(decoding: cell.value, as: UTF8.self).unicodeScalars.contains(
                        "\u{FFFD}"
                    )
        }
        return isBroken ? nil : cell
    }

    // MARK: The file

    private mutating func addFooterFinding(_ footer: Footer?, _ records: RecordTable) {
        guard let declared = table.footer else { return }
        guard let footer else {
            let place = FindingMaker.Place()
            findings.append(
                maker.finding(.footerCount, at: place, severity: .error, variant: "missing")
            )
            return
        }
        guard let counted = declared.counted else { return }
        let count = counted == .records ? records.count : records.keyCount(table.primaryKey)
        guard footer.count != count else { return }
        findings.append(
            maker.finding(
                .footerCount,
                at: FindingMaker.Place(line: footer.line, row: footer.row, column: 1),
                severity: .error,
                ["expected": footer.count.map { "\($0)" } ?? "?", "found": "\(count)"]
            )
        )
    }

    private mutating func addMended() {
        for field in fields {
            let mended = field.reader.mended
            let counts: [(BuiltInRule, Int)] = [
                (.mendedBlank, mended.blank), (.mendedCase, mended.letterCase),
                (.mendedSpace, mended.space), (.mendedForm, mended.form),
            ]
            for (rule, count) in counts where count > 0 {
                findings.append(
                    maker.finding(
                        rule,
                        at: FindingMaker.Place(column: field.number),
                        of: field.field,
                        severity: .info,
                        count: count,
                        ["count": "\(count)"]
                    )
                )
            }
        }
    }
}
