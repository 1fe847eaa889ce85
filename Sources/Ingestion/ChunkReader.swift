import CSV
import Expressions
import Grants

/// Reads the records of a piece of an export: plain rows column by column, the others one by one.
struct ChunkReader {
    /// A piece that cannot be read by itself: which rows there are depends on what follows.
    struct NotPlain: Error {}

    private let table: TableDefinition
    private let layout: Layout
    private var maker: FindingMaker
    /// What the first byte of a row tells of it.
    private let leads: RowLeads
    private var rows: PlainRows?
    private var index: CellIndex
    private var fields: [FieldIngestor]
    private let dates: ComposedDates
    /// The number of each field's column, from 1.
    ///
    /// To ask a field for it copies the field.
    private let columns: [Int]

    // The piece that is read.
    private var records: ChunkRecords
    private var line = 0
    private var rowNumber = 0
    /// How many rows had repeated the header when the last footer came.
    private var headersAtFooter = 0
    /// The records, from 0, of which a cell may be broken or out of place.
    private var oddRecords: Set<Int> = []

    /// Makes the reader of an export.
    init(
        _ layout: Layout,
        of table: TableDefinition,
        maker: FindingMaker,
        dataDay: CivilDate,
        uses: FieldUses
    ) {
        self.table = table
        self.layout = layout
        self.maker = maker
        rows = layout.plainRows
        index = CellIndex(columns: layout.count)
        fields = table.columns.map { field in
            FieldIngestor(
                field,
                of: table,
                number: layout.columns[field.name] ?? 0,
                dataDay: dataDay,
                uses: uses
            )
        }
        columns = fields.map(\.number)
        dates = ComposedDates(of: table, columns, dataDay: dataDay, uses: uses)
        records = ChunkRecords(
            gate: RowGate(layout, of: table, maker: maker, isFirst: false),
            undeclared: layout.undeclared
        )
        leads = RowLeads(layout, table)
    }

    /// Reads a piece.
    ///
    /// - Parameters:
    ///   - text: The text: the whole export, or whole rows of it.
    ///   - reader: A reader of the text that stands at its first row.
    ///   - isFirst: Whether the rows under the header are in it.
    ///   - isWhole: Whether nothing follows it.
    /// - Returns: The records; lines and rows are counted on from the reader's.
    /// - Throws: `NotPlain` where that depends on what follows.
    mutating func read(
        _ text: [UInt8],
        _ reader: consuming Reader,
        isFirst: Bool,
        isWhole: Bool
    ) throws(NotPlain) -> ChunkRecords {
        let gate = RowGate(layout, of: table, maker: maker, isFirst: isFirst)
        records = ChunkRecords(gate: gate, undeclared: layout.undeclared)
        var offset = reader.place.offset
        (line, rowNumber) = (reader.place.line, reader.place.rows)
        headersAtFooter = 0
        oddRecords = []
        let cutsPlain = rows != nil && text.count <= CellIndex.mostBytes
        while offset < text.count {
            if cutsPlain {
                index.removeAll()
                let step = rows?.cut(text, from: offset, into: &index)
                takePlain(text)
                offset = rows?.offset ?? offset
                guard step == .other else { continue }
            }
            reader.place = (offset, line, rowNumber)
            guard let row = reader.next() else { break }
            let place = reader.place
            if !isWhole, row.faults.contains(where: \.kind.concernsQuotes) || place.line > line + 1
            {
                throw NotPlain()
            }
            (offset, line, rowNumber) = (place.offset, place.line, place.rows)
            take(row)
        }
        takeValues()
        records.findings += records.gate.takeFindings()
        (records.lines, records.rows) = (line - 1, rowNumber)
        return records
    }

    private mutating func takeValues() {
        for index in fields.indices {
            let (values, mended) = fields[index].take()
            records.values.append(values)
            records.mended.append(mended)
        }
        for index in fields.indices { records.values += fields[index].takeTold() }
        dates.add(to: &records, odd: oddRecords, &maker)
    }

    // MARK: Plain rows

    /// Takes the rows of the index; those that may be no records one by one.
    private mutating func takePlain(_ text: [UInt8]) {
        let firstRow = rowNumber + 1
        let secondHeaderRow = records.gate.secondHeaderRow
        let leading = index.column(0)
        var (start, place) = (0, 0)
        while place < leading.count {
            let records = leads.countRecords(text, leading[place..<leading.count])
            let end = place + records
            if let secondHeaderRow, place..<end ~= secondHeaderRow - firstRow {
                place = secondHeaderRow - firstRow
            } else {
                place = end
            }
            guard place < leading.count else { break }
            defer { place += 1 }
            let cell = leading[place]
            guard isOdd(place, cell, in: text, row: firstRow + place) else { continue }
            takePlain(text, start..<place)
            take(row(at: place, of: text))
            rowNumber += 1
            line += 1 + index.innerLines[place]
            start = place + 1
        }
        takePlain(text, start..<index.count)
    }

    /// Tells whether a row of the index may be no record.
    private func isOdd(_ place: Int, _ cell: PackedCell, in text: [UInt8], row: Int) -> Bool {
        guard row != records.gate.secondHeaderRow else { return true }
        guard cell.length > 0 else { return mayBeBlank(place, text) }
        return switch leads[text[cell.start]] {
        case .record: false
        case .header: records.gate.mayBeHeader(index.row(place), of: text)
        case .other: true
        }
    }

    /// Tells whether a row without a value in its first cell may be blank, or a header.
    private func mayBeBlank(_ place: Int, _ text: [UInt8]) -> Bool {
        if records.gate.hasBlankStart { return true }
        return index.row(place).allSatisfy { cell in
            let lead = cell.length > 0 ? text[cell.start] : 0
            return lead <= 0x20 || lead >= 0x80
        }
    }

    /// Takes rows of the index that are records.
    private mutating func takePlain(_ text: [UInt8], _ places: Range<Int>) {
        guard !places.isEmpty else { return }
        let first = records.positions.count
        addPositions(text, places)
        for field in fields.indices {
            let cells = index.column(columns[field] - 1)[places]
            for (place, fault) in fields[field].read(text, cells) {
                records.findings.append(finding(fault, field, at: first + place))
            }
        }
        for column in records.undeclared.watched where records.undeclared.isEmpty(column) {
            let cells = index.column(column - 1)
            if let place = places.first(where: { !Cell(cells[$0], in: text).isBlank }) {
                records.undeclared.note(row(at: place, of: text))
            }
        }
    }

    private mutating func addPositions(_ text: [UInt8], _ places: Range<Int>) {
        var start = places.lowerBound
        let innerLines = index.innerLines
        for place in places where innerLines[place] > 0 {
            addPositions(count: place - start)
            records.positions.append(
                RecordPosition(line: line, row: rowNumber + 1, breaks: breaks(at: place, of: text))
            )
            rowNumber += 1
            line += 1 + index.innerLines[place]
            start = place + 1
        }
        addPositions(count: places.upperBound - start)
    }

    /// Finds the line breaks inside a row of the index; those of its last cell are left out.
    private func breaks(at place: Int, of text: [UInt8]) -> [RecordPosition.Break] {
        var breaks: [RecordPosition.Break] = []
        for column in 0..<index.columns - 1 {
            let cell = index.column(column)[place]
            guard cell.isQuoted else { continue }
            let count = text[cell.start..<cell.end].count { $0 == 0x0A }
            if count > 0 { breaks.append(RecordPosition.Break(column: column + 1, count: count)) }
        }
        return breaks
    }

    /// Adds records of one line each.
    private mutating func addPositions(count: Int) {
        records.positions.append(line: line, row: rowNumber + 1, count: count)
        rowNumber += count
        line += count
    }

    /// Returns a row of the index as `Reader` would, if it is the next one.
    private func row(at place: Int, of text: [UInt8]) -> Row {
        var line = line
        let cells = index.row(place).map { packed in
            var cell = Cell(packed, in: text)
            cell.line = line
            if packed.isQuoted, index.innerLines[place] > 0 {
                line += text[packed.start..<packed.end].count { $0 == 0x0A }
            }
            return cell
        }
        return Row(cells: cells, line: self.line, row: rowNumber + 1)
    }

    // MARK: Other rows

    /// Whether a footer may come: one for each header, where several exports follow each other.
    private var mayEnd: Bool {
        records.footers.isEmpty || records.gate.repeatedHeaders > headersAtFooter
    }

    /// Takes a row that may be no record.
    private mutating func take(_ row: Row) {
        if records.gate.skips(row) { return }
        if mayEnd, var footer = Footer(row, table: table) {
            footer.records = records.positions.count
            records.footers.append(footer)
            headersAtFooter = records.gate.repeatedHeaders
            return
        }
        var row = row
        records.gate.mend(&row)
        records.undeclared.note(row)
        add(row)
    }

    private mutating func add(_ row: Row) {
        records.positions.append(RecordPosition(of: row))
        let number = records.positions.count
        let isWhole = !row.faults.contains { $0.kind.breaksCells }
        let isAligned = isWhole && row.cells.count == layout.count
        if !isAligned || !row.faults.isEmpty { oddRecords.insert(number - 1) }
        for fault in row.faults {
            let field = isAligned ? fields.first { $0.number == fault.column }?.field : nil
            records.findings.append(
                maker.finding(fault, in: row, record: number, of: field, layout.count)
            )
        }
        if isWhole, row.cells.count != layout.count {
            records.findings.append(maker.countFinding(row, record: number, columns: layout.count))
        }
        for index in fields.indices {
            let cell = Self.cell(columns[index], of: row)
            for fault in fields[index].read(cell, isAligned: isAligned) {
                records.findings.append(finding(fault, index, at: number - 1))
            }
        }
    }

    private mutating func finding(_ fault: CellFault, _ field: Int, at index: Int) -> Finding {
        maker.finding(
            fault,
            of: table.fields[field],
            column: columns[field],
            record: index,
            at: records.positions[index]
        )
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
}

extension Cell {
    /// Takes a cell of a plain row; its line is not known.
    fileprivate init(_ cell: PackedCell, in text: [UInt8]) {
        self.init(value: cell.value(in: text), line: 0, isQuoted: cell.isQuoted)
    }
}
