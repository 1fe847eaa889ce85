import CSV
import Grants

/// Why a file is no export of its table: the cause behind what its header shows.
struct HeaderCauses {
    let source: [UInt8]
    let text: [UInt8]
    let table: TableDefinition

    /// The first bytes in which a header is looked for.
    private static let beginning = DialectGuess.sampleSize
    /// So many characters a code page does not show by chance as whole ones of UTF-8.
    private static let fewestCharacters = 10
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
        if let wrongPage { throw wrongPage }
    }

    /// Why a file is not what it seems, though its header can be read: it is UTF-8, of which a code
    /// page makes other letters without any fault.
    var wrongPage: ExportFault.Reason? {
        guard table.encoding.hasOneByteUnits else { return nil }
        var sample = Array(source.prefix(Self.beginning))
        if sample.count < source.count {
            while sample.last ?? 0 >= 0x80 { sample.removeLast() }
        }
        var none: [UInt8] = []
        guard DecodedText.isText(sample, in: .utf8, else: &none) ?? false else { return nil }
        let characters = sample.count { $0 >= 0xC0 }
        guard characters >= Self.fewestCharacters else { return nil }
        let difference = DialectFit.Difference.utf8(
            characters: characters,
            declared: table.encoding
        )
        return .otherwiseWritten(missing: [], DialectFit(differences: [difference]))
    }

    /// Returns the cause of a header that does not fit: another encoding or dialect, no text, too many
    /// columns, a broken line; or the header as it is.
    func explain(_ reason: ExportFault.Reason, _ faults: [RowFault]) -> ExportFault.Reason {
        if case .duplicateColumn = reason { return reason }
        let columns = Limits().columns
        if faults.contains(where: { $0.kind == .rowTooLong && $0.column >= columns }) {
            return .tooManyColumns(limit: columns)
        }
        guard case .missingColumns(let names, let found) = reason else { return reason }
        // A header that shows most columns is in its place.
        let isLost = if case .cells = found { true } else { false }
        if let fit = DialectSearch(source, of: table).fit(lackingColumns: isLost) {
            return .otherwiseWritten(missing: names, fit)
        }
        if holdsNul { return .binary }
        return faults.contains { $0.kind != .brokenBytes } ? .brokenHeader : reason
    }

    private var holdsNul: Bool { text.prefix(Self.beginning).contains(0) }
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
