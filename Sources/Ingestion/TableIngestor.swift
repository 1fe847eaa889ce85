import CSV
import Crypto
import Expressions
import Files
import Grants

/// Reads one export: bytes in, typed records without identifiers out.
struct TableIngestor {
    let table: TableDefinition
    let file: String
    let dataDay: CivilDate
    let hash: KeyedHash
    let maker: FindingMaker

    private var cells: [CellReader]
    private var builders: [ColumnBuilder]
    private var positions: [RecordPosition] = []
    private var findings: [Finding] = []
    private var keys: Set<[String]> = []

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
        cells = table.fields.map { CellReader(field: $0, missingValues: table.missingValues) }
        builders = table.fields.map { ColumnBuilder($0.valueType) }
    }

    /// Reads all records.
    ///
    /// - Parameters:
    ///   - source: The file's bytes.
    ///   - path: The file as messages name it.
    /// - Throws: `ExportFault` where the file cannot be understood as a whole.
    mutating func ingest(
        _ source: [UInt8],
        path: String
    ) throws(ExportFault) -> (table: RecordTable, findings: [Finding]) {
        let layout = try Layout(source, of: table, path: path)
        var reader = layout.reader
        addUndeclared(layout)
        var footer: Footer?
        while let row = reader.next() {
            if let found = Footer(row, table: table) {
                footer = found
            } else if row.isBlank && row.faults.isEmpty {
                findings.append(maker.onFile(.blankRow, severity: .warning, line: row.line, row: row.row))
            } else {
                add(row, layout)
            }
        }
        addFooterFinding(footer)
        addMended(layout)
        let digest = SHA256.hash(data: source).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return (records(layout, source.count, digest.joined()), findings)
    }

    private func records(_ layout: Layout, _ bytes: Int, _ sha256: String) -> RecordTable {
        var columns: [String: Column] = [:]
        for (index, field) in table.fields.enumerated() where field.treatment != .drop {
            columns[field.name] = builders[index].column
        }
        return RecordTable(
            name: table.name,
            source: SourceFile(name: file, bytes: bytes, sha256: sha256, columns: layout.columns),
            positions: positions,
            columns: columns
        )
    }

    private mutating func addUndeclared(_ layout: Layout) {
        for column in layout.undeclared {
            findings.append(
                maker.onFile(
                    .extraLabel,
                    severity: .info,
                    line: layout.headerLine,
                    column: column,
                    ["column": "\(column)"]
                )
            )
        }
    }

    private mutating func add(_ row: Row, _ layout: Layout) {
        let record = positions.count + 1
        let rowFindings = maker.onRow(row, record: record, columns: layout.count)
        findings += rowFindings
        let isAligned = row.cells.count == layout.count
            && row.faults.allSatisfy { $0.kind == .brokenBytes || $0.kind == .controlCharacter }
        positions.append(Self.position(of: row))
        var key: [String] = []
        for (index, field) in table.fields.enumerated() {
            var value = Value.null
            let number = layout.columns[field.name] ?? 0
            let isFaulty = row.faults.contains { $0.column == number }
            if number > 0 && number <= row.cells.count && !isFaulty {
                let cell = row.cells[number - 1]
                if isAligned {
                    value = read(cell, index, record: record, row: row, column: number)
                } else if isKey(field) {
                    value = cells[index].read(cell.value).value
                }
            }
            if table.primaryKey.contains(field.name) { key.append("\(value)") }
            builders[index].append(protected(value, field))
        }
        keys.insert(key)
    }

    private func isKey(_ field: FieldDefinition) -> Bool {
        table.primaryKey.contains(field.name)
            || table.foreignKeys.contains { $0.field == field.name }
    }

    private mutating func read(
        _ cell: Cell,
        _ index: Int,
        record: Int,
        row: Row,
        column: Int
    ) -> Value {
        let field = table.fields[index]
        let (value, faults) = cells[index].read(cell.value)
        for fault in faults {
            findings.append(
                maker.onCell(
                    fault,
                    of: field,
                    record: record,
                    line: cell.line,
                    row: row.row,
                    column: column
                )
            )
        }
        guard field.name == table.lastDate, case .date(let day) = value, day > dataDay else {
            return value
        }
        findings.append(
            maker.onRecord(
                .afterAsOf,
                record: record,
                line: cell.line,
                row: row.row,
                column: column,
                field: field,
                severity: .info,
                effect: .none,
                variant: "last"
            )
        )
        return .null
    }

    /// Returns what may leave ingest of a value.
    private func protected(_ value: Value, _ field: FieldDefinition) -> Value {
        guard case .pseudonym(let domain) = field.treatment else { return value }
        return switch value {
        case .null: .null
        case .text(let text): .text(hash.pseudonym(of: text, domain: domain))
        case .number(let number):
            .text(hash.pseudonym(of: number.description, domain: domain))
        case .date(let date): .text(hash.pseudonym(of: date.description, domain: domain))
        case .boolean(let boolean): .text(hash.pseudonym(of: "\(boolean)", domain: domain))
        }
    }

    private static func position(of row: Row) -> RecordPosition {
        var breaks: [RecordPosition.Break] = []
        for (index, cell) in row.cells.enumerated().dropLast() {
            let count = row.cells[index + 1].line - cell.line
            if count > 0 { breaks.append(RecordPosition.Break(column: index + 1, count: count)) }
        }
        return RecordPosition(line: row.line, row: row.row, breaks: breaks)
    }

    private mutating func addFooterFinding(_ footer: Footer?) {
        guard let declared = table.footer else { return }
        guard let footer else {
            findings.append(maker.onFile(.footerCount, severity: .error, variant: "missing"))
            return
        }
        guard let counted = declared.counted else { return }
        let count = counted == .records ? positions.count : keys.count
        guard footer.count != count else { return }
        findings.append(
            maker.onFile(
                .footerCount,
                severity: .error,
                line: footer.line,
                row: footer.row,
                column: 1,
                ["expected": footer.count.map { "\($0)" } ?? "?", "found": "\(count)"]
            )
        )
    }

    private mutating func addMended(_ layout: Layout) {
        for cell in cells {
            let counts: [(BuiltInRule, Int)] = [
                (.mendedBlank, cell.mended.blank), (.mendedCase, cell.mended.letterCase),
                (.mendedSpace, cell.mended.space), (.mendedForm, cell.mended.form),
            ]
            for (rule, count) in counts where count > 0 {
                findings.append(
                    maker.onFile(
                        rule,
                        severity: .info,
                        column: layout.columns[cell.field.name],
                        field: cell.field,
                        count: count,
                        ["count": "\(count)"]
                    )
                )
            }
        }
    }
}
