import CSV
import Grants

/// How an export is laid out: its header matched with the declared fields.
struct Layout {
    /// The reader, which stands after the header.
    var reader: Reader
    /// The number of columns.
    let count: Int
    /// The number of each declared field's column, from 1.
    let columns: [String: Int]
    /// The numbers of the columns that are not declared.
    let undeclared: [Int]
    /// The line of the header.
    let headerLine: Int

    /// Reads the header of an export.
    ///
    /// - Throws: `ExportFault` where the file is no text or its header does not fit.
    init(_ source: [UInt8], of table: TableDefinition, path: String) throws(ExportFault) {
        try Self.check(source, table, path)
        let text = DecodedText(source, encoding: table.encoding)
        reader = Reader(text, dialect: table.dialect)
        guard table.dialect.header else {
            count = table.fields.count
            let numbered = table.fields.enumerated().map { ($1.name, $0 + 1) }
            columns = Dictionary(uniqueKeysWithValues: numbered)
            undeclared = []
            headerLine = 0
            reader.columnCount = count
            return
        }
        guard let header = reader.readHeader() else {
            let isEmpty = Mending.trimmed(String(decoding: text.bytes, as: UTF8.self)).isEmpty
            let names = table.fields.map(\.header)
            let reason: ExportFault.Reason =
                isEmpty ? .empty : .missingColumns(names, encoding: nil)
            throw ExportFault(file: path, line: 0, reason: reason)
        }
        headerLine = reader.headerLine ?? 1
        let structural = reader.headerFaults.filter { $0.kind != .brokenBytes }
        guard structural.isEmpty, header.count <= Limits().columns else {
            let isWide = header.count > Limits().columns
            throw ExportFault(
                file: path,
                line: headerLine,
                reason: isWide ? .tooManyColumns(limit: Limits().columns) : .brokenHeader
            )
        }
        let names = header.map(Self.name)
        columns = try Self.match(names, table, path, headerLine, source)
        let declared = Set(columns.values)
        undeclared = (1...max(1, names.count)).filter { !declared.contains($0) && $0 <= names.count }
        count = names.count
        reader.columnCount = count
    }

    private static func check(
        _ source: [UInt8],
        _ table: TableDefinition,
        _ path: String
    ) throws(ExportFault) {
        if source.isEmpty { throw ExportFault(file: path, line: 0, reason: .empty) }
        let isWorkbook = [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]]
            .contains { source.starts(with: $0) }
        let isUTF16 = [.utf16, .utf16LE, .utf16BE].contains(table.encoding)
        let hasNul = !isUTF16 && source.prefix(1 << 16).contains(0)
        guard isWorkbook || hasNul else { return }
        if hasNul, !isWorkbook, let other = encoding(showing: table, in: source) {
            let names = table.fields.map(\.header)
            let reason = ExportFault.Reason.missingColumns(names, encoding: other)
            throw ExportFault(file: path, line: 0, reason: reason)
        }
        throw ExportFault(file: path, line: 0, reason: .binary(workbook: isWorkbook))
    }

    private static func name(_ bytes: [UInt8]) -> String {
        Mending.withPlainSpaces(Mending.trimmed(String(decoding: bytes, as: UTF8.self)))
    }

    private static func match(
        _ names: [String],
        _ table: TableDefinition,
        _ path: String,
        _ line: Int,
        _ source: [UInt8]
    ) throws(ExportFault) -> [String: Int] {
        var columns: [String: Int] = [:]
        var missing: [String] = []
        for field in table.fields {
            let wanted = Self.name(Array(field.header.utf8))
            let found = names.indices.filter { names[$0] == wanted }
            guard let first = found.first else {
                missing.append(field.header)
                continue
            }
            if found.count > 1 {
                let reason = ExportFault.Reason.duplicateColumn(
                    field.header,
                    first: first + 1,
                    second: found[1] + 1
                )
                throw ExportFault(file: path, line: line, reason: reason)
            }
            columns[field.name] = first + 1
        }
        guard missing.isEmpty else {
            let other = encoding(showing: table, in: source)
            let reason = ExportFault.Reason.missingColumns(missing, encoding: other)
            throw ExportFault(file: path, line: line, reason: reason)
        }
        return columns
    }

    /// Returns an encoding in which the header has all declared columns.
    private static func encoding(showing table: TableDefinition, in source: [UInt8]) -> String? {
        let start = Array(source.prefix(1 << 16))
        let wanted = Set(table.fields.map { name(Array($0.header.utf8)) })
        for encoding in Encoding.allCases where encoding != table.encoding {
            var reader = Reader(DecodedText(start, encoding: encoding), dialect: table.dialect)
            let names = Set((reader.readHeader() ?? []).map(name))
            if wanted.isSubset(of: names) { return encoding.rawValue }
        }
        return nil
    }
}
