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
    let uses: FieldUses
    private var maker: FindingMaker

    init(
        table: TableDefinition,
        file: String,
        dataDay: CivilDate,
        hash: KeyedHash,
        labels: Labels,
        uses: FieldUses
    ) {
        self.table = table
        self.file = file
        self.dataDay = dataDay
        self.hash = hash
        self.uses = uses
        maker = FindingMaker(table: table, file: file, labels: labels)
    }

    /// Reads all records of an export that lies in memory.
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
        var reader = chunkReader(layout)
        guard
            let records = try? reader.read(
                layout.text,
                layout.reader,
                isFirst: true,
                isWhole: true
            )
        else { preconditionFailure("nothing follows the whole text") }
        let file = SourceFile(
            name: file,
            bytes: source.count,
            sha256: Hexadecimal.text(of: Array(SHA256.hash(data: source))),
            columns: layout.columns
        )
        return finish(records, file)
    }

    func chunkReader(_ layout: Layout) -> ChunkReader {
        ChunkReader(layout, of: table, maker: maker, dataDay: dataDay, uses: uses)
    }

    /// Makes the table of all records, and says what concerns the file as a whole.
    func finish(
        _ records: consuming ChunkRecords,
        _ file: SourceFile
    ) -> (table: RecordTable, findings: [Finding]) {
        var table = RecordTable(
            name: table.name,
            source: file,
            positions: records.positions,
            columns: [:]
        )
        for (field, values) in zip(self.table.fields, records.values) {
            switch values {
            case .none: break
            case .keys(let keys): table.keys[field.name] = keys
            case .column(let column): table.columns[field.name] = published(column, of: field)
            }
        }
        // Taken out, so that no second array of them is made.
        var findings: [Finding] = []
        swap(&findings, &records.findings)
        findings += records.gate.remarks
        findings += records.undeclared.findings(maker)
        addFooterFindings(records.footers, table, to: &findings)
        for (field, mended) in zip(self.table.columns, records.mended) {
            addMended(mended, field, number: file.columns[field.name] ?? 0, to: &findings)
        }
        return (table, findings)
    }

    /// Returns the values as they may leave ingest.
    ///
    /// Each different identifier is hashed once, however many records bear it.
    private func published(_ column: Column, of field: FieldDefinition) -> Column {
        guard case .pseudonym(let domain) = field.treatment, case .text(let texts) = column else {
            return column
        }
        let hash = hash.pseudonyms(of: domain)
        return .text(texts.with(values: texts.values.map(hash)))
    }

    // MARK: The file

    /// Compares what each footer says with the records that it ends.
    private func addFooterFindings(
        _ footers: [Footer],
        _ records: RecordTable,
        to findings: inout [Finding]
    ) {
        guard let declared = table.footer else { return }
        guard !footers.isEmpty else {
            let place = FindingMaker.Place()
            findings.append(
                maker.finding(.footerCount, at: place, severity: .error, variant: "missing")
            )
            return
        }
        guard let counted = declared.counted else { return }
        let starts = [0] + footers.dropLast().map(\.records)
        let ends = starts.dropFirst() + [records.count]
        for (footer, own) in zip(footers, zip(starts, ends).map { $0..<$1 }) {
            let count =
                counted == .records ? own.count : records.keyCount(table.primaryKey, in: own)
            guard footer.count != count else { continue }
            findings.append(
                maker.finding(
                    .footerCount,
                    at: FindingMaker.Place(line: footer.line, row: footer.row, column: 1),
                    severity: .error,
                    ["expected": footer.count.map { "\($0)" } ?? "?", "found": "\(count)"]
                )
            )
        }
    }

    private func addMended(
        _ mended: CellReader.Mended,
        _ field: FieldDefinition,
        number: Int,
        to findings: inout [Finding]
    ) {
        let counts: [(BuiltInRule, Int)] = [
            (.mendedBlank, mended.blank), (.mendedCase, mended.letterCase),
            (.mendedSpace, mended.space), (.mendedForm, mended.form),
            (.mendedZero, mended.zero),
        ]
        for (rule, count) in counts where count > 0 {
            findings.append(
                maker.finding(
                    rule,
                    at: FindingMaker.Place(column: number),
                    of: field,
                    severity: .info,
                    count: count,
                    ["count": "\(count)"]
                )
            )
        }
    }
}
