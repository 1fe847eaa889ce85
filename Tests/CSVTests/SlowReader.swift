import CSV

/// A slow, obvious reader to hold the real one against: one state machine over characters, written
/// from docs/csv.md.
struct SlowReader {
    /// A character, and where it stood in the file if its bytes could not be decoded.
    struct Character: Equatable {
        var scalar: Unicode.Scalar
        var brokenAt: Int?
    }

    struct Field: Equatable {
        var value = ""
        var line = 1
        var isQuoted = false
        var isNull = false
    }

    struct Row: Equatable {
        var fields: [Field]
        var line: Int
        var number: Int
        var faults: [RowFault]
    }

    let dialect: Dialect
    let text: [Character]
    private(set) var header: [String]?
    private(set) var headerFaults: [RowFault] = []
    private(set) var rows: [Row] = []
    private var place = Place(index: 0, line: 1)
    private var number = 0

    /// Reads a text to its end.
    init(_ text: [Character], dialect: Dialect, columns: Int? = nil) {
        self.text = text
        self.dialect = dialect
        var width = columns
        if dialect.header, !dialect.headerRows.isEmpty {
            guard let parts = headerRows() else { return }
            header = joined(parts)
            width = width ?? header?.count
        }
        while let row = nextRow(width: width) { rows.append(row) }
    }

    /// Reads a text without anything broken.
    init(_ text: String, dialect: Dialect, columns: Int? = nil) {
        let characters = text.unicodeScalars.map { Character(scalar: $0) }
        self.init(characters, dialect: dialect, columns: columns)
    }

    // MARK: The header

    private mutating func headerRows() -> [Row]? {
        var parts: [Row] = []
        for wanted in Set(dialect.headerRows).sorted() {
            repeat {
                guard let row = nextRow(width: nil) else { return nil }
                if row.number >= wanted {
                    parts.append(row)
                    headerFaults += row.faults
                    break
                }
            } while true
        }
        return parts
    }

    private func joined(_ parts: [Row]) -> [String] {
        var names: [String] = []
        for column in 0..<(parts.map(\.fields.count).max() ?? 0) {
            let words = parts.filter { column < $0.fields.count }.map { $0.fields[column].value }
            names.append(words.filter { $0 != "" }.joined(separator: dialect.headerJoin))
        }
        return names
    }

    // MARK: Rows

    private mutating func nextRow(width: Int?) -> Row? {
        while place.index < text.count {
            number += 1
            if let prefix = dialect.commentPrefix, !prefix.isEmpty, stands(prefix, at: place.index)
            {
                place = nextLine(place)
                continue
            }
            let row = anyRow(width: width)
            if !dialect.commentRows.contains(row.number) { return row }
        }
        return nil
    }

    private mutating func anyRow(width: Int?) -> Row {
        let start = place
        var scan = Scan(self, from: start, lines: .max)
        scan.run()
        let broken = text.indices.first { $0 >= start.index && text[$0].brokenAt != nil }
        var row = Row(fields: scan.fields, line: start.line, number: number, faults: scan.faults)
        if let culprit = culprit(scan, width) {
            row.fields = Array(row.fields.prefix(culprit.column - 1))
            row.faults = row.faults.filter { $0.column < culprit.column }
            row.faults.append(
                RowFault(kind: .unclosedQuote, line: culprit.line, column: culprit.column)
            )
            place = wayBack(culprit.next, width)
        } else {
            place = scan.place
        }
        if let broken, broken < place.index {
            note(broken, scan, in: &row)
        }
        return row
    }

    /// The first broken bytes of a row belong to the field that holds them, or to the one that the
    /// row broke off at, whichever comes first.
    private func note(_ broken: Int, _ scan: Scan, in row: inout Row) {
        let end = row.faults.first { $0.kind == .unclosedQuote }
        var line = end?.line ?? row.line
        var column = end?.column ?? max(row.fields.count, 1)
        if let index = scan.ends.firstIndex(where: { broken < $0 }),
            index + 1 <= column || end == nil
        {
            line = scan.fields[index].line
            column = index + 1
        }
        let fault = RowFault(
            kind: .brokenBytes,
            line: line,
            column: column,
            sourceOffset: text[broken].brokenAt
        )
        let before = row.faults.count { $0.column <= column }
        row.faults.insert(fault, at: before)
    }

    // MARK: Quotes that were never closed

    private func culprit(_ scan: Scan, _ width: Int?) -> Scan.Opening? {
        let fits = !scan.isOpen && scan.fields.count == width
        if let width, width > 1, !fits,
            let found = scan.openings.first(where: { isRow($0.next, width, lines: 0) })
        {
            return found
        }
        return scan.isOpen ? scan.openings.last : nil
    }

    private func wayBack(_ next: Place, _ width: Int?) -> Place {
        guard let width else { return next }
        var place = next
        while place.index < text.count, !isRow(place, width, lines: 16) { place = nextLine(place) }
        return place
    }

    private func isRow(_ place: Place, _ width: Int, lines: Int) -> Bool {
        guard place.index < text.count else { return false }
        var scan = Scan(self, from: place, lines: lines)
        scan.run()
        let hasQuoteFault = scan.faults.contains {
            $0.kind == .quoteInText || $0.kind == .textAfterQuote
        }
        return !scan.isOpen && !hasQuoteFault && scan.fields.count == width
    }

    // MARK: Characters

    struct Place: Equatable {
        var index: Int
        var line: Int
    }

    func stands(_ bytes: [UInt8], at index: Int) -> Bool {
        let wanted = String(decoding: bytes, as: UTF8.self).unicodeScalars
        return text[index...].prefix(wanted.count).map(\.scalar).elementsEqual(wanted)
    }

    /// How many characters of a line end stand at an index.
    func lineEnd(at index: Int) -> Int {
        guard index < text.count else { return 0 }
        let one = text[index].scalar
        let isPair = one == "\r" && index + 1 < text.count && text[index + 1].scalar == "\n"
        switch dialect.lineEnd {
        case .lf: return one == "\n" ? 1 : 0
        case .cr: return one == "\r" ? 1 : 0
        case .crlf: return isPair ? 2 : 0
        case .any: return isPair ? 2 : one == "\r" || one == "\n" ? 1 : 0
        }
    }

    /// Whether a lone LF between rows that end with CRLF begins a line inside a row.
    func isInnerLine(_ index: Int) -> Bool {
        dialect.lineEnd == .crlf && text[index].scalar == "\n"
    }

    private func nextLine(_ start: Place) -> Place {
        var place = start
        while place.index < text.count {
            let length = lineEnd(at: place.index)
            if length > 0 { return Place(index: place.index + length, line: place.line + 1) }
            if isInnerLine(place.index) { place.line += 1 }
            place.index += 1
        }
        return place
    }
}
