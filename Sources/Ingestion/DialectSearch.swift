import CSV
import Grants

/// Looks for the way in which a file is written whose header the descriptor does not show.
///
/// It looks at the beginning alone. What `DialectGuess` finds comes first, then what differs from
/// the declared in less. What shows all declared columns is taken, or else half of them.
struct DialectSearch {
    /// The last row in which a header is looked for, beside the declared one.
    private static let lastHeaderRow = 50
    private static let delimiters = [",", ";", "\t", "|"].map { Array($0.utf8) }
    private static let quotes = ["\"", "'"].compactMap(\.utf8.first)

    private let source: [UInt8]
    private let sample: [UInt8]
    private let isCut: Bool
    private let headers: [String]
    private let names: Set<String>
    private let declared: FileForm

    init(_ source: [UInt8], of table: TableDefinition) {
        self.source = source
        sample = Array(source.prefix(DialectGuess.sampleSize))
        isCut = sample.count < source.count
        headers = table.columns.map(\.header)
        names = Set(headers.map(Mending.columnName))
        declared = FileForm(encoding: table.encoding, dialect: table.dialect)
    }

    /// Finds what fits in place of the declared; nothing where nothing does, or not better.
    ///
    /// - Parameter mayLack: Whether half of the declared columns are enough.
    /// - Returns: What fits.
    func fit(lackingColumns mayLack: Bool) -> DialectFit? {
        let forms = forms
        if let fit = fit(among: forms, showing: names.count) { return fit }
        // One name alone may be a word of a record.
        guard mayLack, names.count > 2 else { return nil }
        return fit(among: forms, showing: (names.count + 1) / 2)
    }

    private func fit(among forms: [FileForm], showing least: Int) -> DialectFit? {
        for form in forms {
            guard let found = withHeader(form, showing: least) else { continue }
            if let fit = described(simplified(found, showing: least)) { return fit }
        }
        return nil
    }

    /// The forms that are tried, the likeliest first.
    private var forms: [FileForm] {
        let guess = DialectGuess(source)
        // Without a mark at the beginning 'utf-16' is the little one.
        let encoding = guess.encoding == .utf16LE ? .utf16 : guess.encoding
        var likely = declared
        likely.encoding = encoding
        likely.dialect.delimiter = guess.dialect.delimiter
        likely.dialect.quote = guess.dialect.quote ?? declared.dialect.quote
        likely.dialect.escape = guess.dialect.escape ?? declared.dialect.escape
        likely.dialect.skipInitialSpace =
            guess.dialect.skipInitialSpace || declared.dialect.skipInitialSpace
        var forms = [likely]
        for encoding in Self.unique([declared.encoding, encoding]) {
            for delimiter in Self.unique([declared.dialect.delimiter] + Self.delimiters) {
                for quote in Self.unique([declared.dialect.quote] + Self.quotes) {
                    var form = declared
                    form.encoding = encoding
                    form.dialect.delimiter = delimiter
                    form.dialect.quote = quote
                    forms.append(form)
                }
            }
        }
        let others = Encoding.allCases.filter { $0 != declared.encoding && $0 != encoding }
        return forms + others.map { FileForm(encoding: $0, dialect: declared.dialect) }
    }

    private static func unique<Part: Equatable>(_ parts: [Part]) -> [Part] {
        parts.enumerated().filter { parts.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    // MARK: The header

    /// Finds the rows that show so many declared columns: where they are declared, or elsewhere.
    private func withHeader(_ form: FileForm, showing least: Int) -> FileForm? {
        let text = form.text(of: sample)
        let rows = declared.dialect.headerRows
        guard rows.count == 1 else { return withHeader(form, of: rows, in: text, least) }
        let shown = form.names(ofRows: max(Self.lastHeaderRow, rows[0]), in: text)
        // In place of a row that is left out the next one shows the header.
        let starts = rows + (1...Self.lastHeaderRow)
        let start = starts.first { start in
            let row = shown.first { $0.row >= start }
            return names.intersection(row?.names ?? []).count >= least
        }
        guard let start else { return nil }
        var found = form
        found.dialect.headerRows = [start]
        return found
    }

    /// Finds a header of several rows, at the same distances as declared.
    private func withHeader(
        _ form: FileForm,
        of rows: [Int],
        in text: DecodedText,
        _ least: Int
    ) -> FileForm? {
        let first = rows.min() ?? 1
        for start in [first] + (1...Self.lastHeaderRow) {
            var found = form
            found.dialect.headerRows = rows.map { $0 - first + start }
            if names.intersection(found.header(of: text)).count >= least { return found }
        }
        return nil
    }

    /// Takes back each part that makes no difference.
    private func simplified(_ form: FileForm, showing least: Int) -> FileForm {
        let parts: [(inout FileForm) -> Void] = [
            { $0.encoding = declared.encoding }, { $0.dialect.escape = declared.dialect.escape },
            { $0.dialect.quote = declared.dialect.quote },
            { $0.dialect.skipInitialSpace = declared.dialect.skipInitialSpace },
            { $0.dialect.delimiter = declared.dialect.delimiter },
        ]
        return parts.reduce(form) { form, part in
            var other = form
            part(&other)
            guard other != form, let other = withHeader(other, showing: least) else { return form }
            return cut(other).isNoWorse(than: cut(form)) ? other : form
        }
    }

    private func cut(_ form: FileForm) -> FileForm.Cut {
        form.cut(sample, isCut: isCut)
    }

    // MARK: The evidence

    /// Says in what the form differs from the declared one; nothing where it is no better.
    private func described(_ form: FileForm) -> DialectFit? {
        let found = cut(form)
        var before = form
        before.dialect = declared.dialect
        before.dialect.headerRows = form.dialect.headerRows
        let asDeclared = before.cut(sample, isCut: isCut, cells: found.cells)
        guard before == form || !asDeclared.isNoWorse(than: found) else { return nil }
        var differences: [DialectFit.Difference] = []
        if form.encoding != declared.encoding { differences.append(encoding(form)) }
        differences += marks(form, found, asDeclared)
        if form.dialect.headerRows != declared.dialect.headerRows {
            differences.append(
                .header(rows: form.dialect.headerRows, declared: declared.dialect.headerRows)
            )
        }
        let shown = form.header(of: form.text(of: sample))
        return differences.isEmpty
            ? nil
            : DialectFit(
                differences: differences,
                stillMissing: headers.filter { !shown.contains(Mending.columnName($0)) }
            )
    }

    private func encoding(_ form: FileForm) -> DialectFit.Difference {
        var before = form
        before.encoding = declared.encoding
        let shown = [form, before].map { names.intersection($0.header(of: $0.text(of: sample))) }
        return .encoding(
            form.encoding,
            columns: DialectFit.Share(count: shown[0].count, all: names.count),
            declared: declared.encoding,
            columnsAsDeclared: shown[1].count
        )
    }

    private func marks(
        _ form: FileForm,
        _ found: FileForm.Cut,
        _ asDeclared: FileForm.Cut
    ) -> [DialectFit.Difference] {
        let (new, old) = (form.dialect, declared.dialect)
        var differences: [DialectFit.Difference] = []
        if new.delimiter != old.delimiter {
            differences.append(
                .delimiter(
                    String(decoding: new.delimiter, as: UTF8.self),
                    cells: found.cells,
                    rows: DialectFit.Share(count: found.whole, all: found.rows),
                    declared: String(decoding: old.delimiter, as: UTF8.self),
                    rowsAsDeclared: asDeclared.whole
                )
            )
        }
        if let quote = new.quote, let declared = old.quote, quote != declared {
            let signs = [quote, declared].map { String(Unicode.Scalar($0)) }
            differences.append(.quote(signs[0], cells: found.quoted, declared: signs[1]))
        }
        if new.escape != old.escape { differences.append(.escape) }
        if new.skipInitialSpace != old.skipInitialSpace { differences.append(.initialSpace) }
        return differences
    }
}
