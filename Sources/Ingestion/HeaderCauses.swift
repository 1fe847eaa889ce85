import CSV
import Grants

/// Why a file is no export of its table: the cause behind what its header shows.
struct HeaderCauses {
    let source: [UInt8]
    let text: [UInt8]
    let table: TableDefinition

    /// The first bytes in which a header is looked for.
    private static let beginning = 1 << 16
    private static let blanks = Set(" \t\r\n".utf8)

    /// Why there is no header at all to be read.
    var unreadable: ExportFault.Reason? {
        if text.allSatisfy(Self.blanks.contains) { return .empty }
        if let format = OtherFormat(of: source) { return .otherFormat(format, table.wanted) }
        return !table.dialect.header && holdsNul ? .binary : nil
    }

    /// Refuses a header whose cells cannot be told apart, though all declared names are in it.
    func check(_ faults: [RowFault]) throws(ExportFault.Reason) {
        if faults.contains(where: { $0.kind != .brokenBytes }) { throw .brokenHeader }
    }

    /// Returns the cause of a header that does not fit: another encoding, no text, too many columns,
    /// a broken line; or the header as it is.
    func explain(_ reason: ExportFault.Reason, _ faults: [RowFault]) -> ExportFault.Reason {
        if case .duplicateColumn = reason { return reason }
        let columns = Limits().columns
        if faults.contains(where: { $0.kind == .rowTooLong && $0.column >= columns }) {
            return .tooManyColumns(limit: columns)
        }
        guard case .missingColumns(let names, let found, _) = reason else { return reason }
        if let encoding = otherEncoding {
            return .missingColumns(names, found: found, encoding: encoding)
        }
        if holdsNul { return .binary }
        return faults.contains { $0.kind != .brokenBytes } ? .brokenHeader : reason
    }

    private var holdsNul: Bool { text.prefix(Self.beginning).contains(0) }

    /// An encoding in which the header has all declared columns.
    private var otherEncoding: String? {
        let start = Array(source.prefix(Self.beginning))
        let wanted = Set(table.fields.map { Mending.columnName($0.header) })
        for encoding in Encoding.allCases where encoding != table.encoding {
            var dialect = table.dialect
            dialect.lineEnd = .any
            var reader = Reader(DecodedText(start, encoding: encoding), dialect: dialect)
            let names = Set((reader.readHeader() ?? []).map(Layout.name))
            if wanted.isSubset(of: names) { return encoding.rawValue }
        }
        return nil
    }
}

extension TableDefinition {
    /// How the file should have been written.
    fileprivate var wanted: ExportFault.Wanted {
        ExportFault.Wanted(
            encoding: encoding.rawValue,
            delimiter: String(decoding: dialect.delimiter, as: UTF8.self)
        )
    }
}
