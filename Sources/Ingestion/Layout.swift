import CSV
import Grants

/// How an export is laid out: its header matched with the declared fields.
struct Layout {
    /// The reader, which stands after the header.
    var reader: Reader
    /// The text in UTF-8.
    var text: [UInt8] { decoded.bytes }
    private let decoded: DecodedText
    /// The number of columns.
    let count: Int
    /// The number of each field's column, from 1; of one that is made of others, that of the first.
    let columns: [String: Int]
    /// The columns that are not declared.
    let undeclared: UndeclaredColumns
    /// What a row that repeats the header, or one of several header rows, says.
    let headers: [[String]]
    /// What the rows above the header say, as far as they say anything in their first cell.
    let titles: [[String]]
    /// The encodings that fit the whole file, where the declared one does not.
    let otherEncodings: [Encoding]
    /// The line of the header; nothing where the export has none.
    let headerLine: Int?

    /// Reads the header of an export.
    ///
    /// - Throws: `ExportFault` where the file is no text or its header does not fit.
    init(_ source: [UInt8], of table: TableDefinition, path: String) throws(ExportFault) {
        let text = DecodedText(source, encoding: table.encoding)
        let causes = HeaderCauses(source: source, text: text.bytes, table: table)
        if let reason = causes.unreadable {
            throw ExportFault(file: path, line: 0, reason: reason)
        }
        decoded = text
        dialect = Self.dialect(table.dialect, for: text.bytes)
        otherEncodings = text.faults.isEmpty ? [] : EncodingFit.encodings(of: source, as: table)
        reader = Reader(text, dialect: dialect)
        guard table.dialect.header else {
            if let reason = causes.wrongPage {
                throw ExportFault(file: path, line: 0, reason: reason)
            }
            count = table.columns.count
            let numbered = table.columns.enumerated().map { ($1.name, $0 + 1) }
            columns = Self.withMade(Dictionary(uniqueKeysWithValues: numbered), table)
            undeclared = UndeclaredColumns()
            headers = []
            titles = []
            headerLine = nil
            reader.columnCount = count
            return
        }
        let names = (reader.readHeader() ?? []).map(Self.name)
        let line = reader.headerLine ?? 0
        do throws(ExportFault.Reason) {
            columns = Self.withMade(try Self.match(names, table), table)
            try causes.check(reader.headerFaults)
        } catch {
            let reason = causes.explain(error, reader.headerFaults)
            throw ExportFault(file: path, line: line, reason: reason)
        }
        headerLine = line
        headers = [names] + Self.headerRows(text, dialect)
        titles = Self.titles(text, dialect)
        let declared = Set(columns.values)
        undeclared = UndeclaredColumns(names, without: declared, headerLine: line)
        count = names.count
    }

    /// What cuts plain rows; nothing where the dialect is not simple.
    var plainRows: PlainRows? { PlainRows(dialect) }

    /// How rows are written.
    let dialect: Dialect

    /// Returns a reader of whole rows of the export that stands at the first of them.
    func reader(of rows: [UInt8]) -> Reader {
        var dialect = dialect
        dialect.header = false
        var reader = Reader(DecodedText(text: rows), dialect: dialect)
        reader.columnCount = count
        return reader
    }

    /// Returns a header as it is compared with the declared ones.
    static func name(_ bytes: [UInt8]) -> String {
        Mending.columnName(String(decoding: bytes, as: UTF8.self))
    }

    /// Returns the rows of a header of several, each by itself.
    private static func headerRows(_ text: DecodedText, _ dialect: Dialect) -> [[String]] {
        guard dialect.headerRows.count > 1 else { return [] }
        return dialect.headerRows.map { number in
            var single = dialect
            single.headerRows = [number]
            var reader = Reader(text, dialect: single)
            return (reader.readHeader() ?? []).map(name)
        }
    }

    private static func titles(_ text: DecodedText, _ dialect: Dialect) -> [[String]] {
        let first = dialect.headerRows.min() ?? 1
        guard first > 1 else { return [] }
        var bare = dialect
        bare.header = false
        var reader = Reader(text, dialect: bare)
        var titles: [[String]] = []
        while let row = reader.next(), row.row < first {
            let names = row.cells.map { name($0.value) }
            if row.faults.isEmpty, names.first?.isEmpty == false { titles.append(names) }
        }
        return titles
    }

    /// Takes any line end where the text has none of the declared kind: files change their line ends
    /// on the way from one system to another, and nothing of what they say.
    static func dialect(_ declared: Dialect, for text: [UInt8]) -> Dialect {
        let isDeclared =
            switch declared.lineEnd {
            case .any: true
            case .cr:
                text.firstIndex(of: carriageReturn).map { !isPair(text, lineFeed: $0 + 1) } ?? false
            case .crlf: text.indices.contains { isPair(text, lineFeed: $0) }
            case .lf: text.firstIndex(of: lineFeed).map { !isPair(text, lineFeed: $0) } ?? false
            }
        var dialect = declared
        if !isDeclared { dialect.lineEnd = .any }
        return dialect
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private static func isPair(_ text: [UInt8], lineFeed index: Int) -> Bool {
        index > 0 && index < text.count && text[index] == lineFeed
            && text[index - 1] == carriageReturn
    }

    /// Adds the fields that are made of others.
    private static func withMade(
        _ columns: [String: Int],
        _ table: TableDefinition
    ) -> [String: Int] {
        var columns = columns
        for field in table.fields {
            switch field.origin {
            case .column: break
            case .identifier(let source, _): columns[field.name] = columns[source]
            case .parts(let sources): columns[field.name] = sources.first.flatMap { columns[$0] }
            }
        }
        return columns
    }

    /// Finds the column of each declared field.
    private static func match(
        _ names: [String],
        _ table: TableDefinition
    ) throws(ExportFault.Reason) -> [String: Int] {
        var columns: [String: Int] = [:]
        var missing: [String] = []
        for field in table.columns {
            let wanted = Mending.columnName(field.header)
            let found = names.indices.filter { names[$0] == wanted }
            guard let first = found.first else {
                missing.append(field.header)
                continue
            }
            if found.count > 1 {
                throw .duplicateColumn(
                    field.header,
                    first: first + 1,
                    second: found[1] + 1,
                    found: FoundColumns(names, of: table)
                )
            }
            columns[field.name] = first + 1
        }
        guard missing.isEmpty else {
            let found = FoundColumns(names, of: table)
            throw .missingColumns(missing, found: found)
        }
        return columns
    }
}
