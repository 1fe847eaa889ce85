import CSV
import Expressions
import Grants

/// Tells of columns of numbers or days that are written otherwise than declared, as a whole.
///
/// Each cell of such a column is a finding. What they have in common is found in the beginning of the
/// file, and only where that has several such findings.
struct OtherForms {
    /// How many bytes are looked at.
    static let sampleSize = DialectGuess.sampleSize
    /// So many cells may be mistakes of the one who typed them.
    private static let few = 3

    let table: TableDefinition
    let labels: Labels

    /// A form that fits a column, and how many cells prove it.
    private struct Fit {
        var line: String
        var count: Int
        var declared: Int
        var all: Int
    }

    /// Tells whether so many cells are no numbers or days that their columns should be looked at.
    static func areLikely(in findings: [Finding]) -> Bool { !suspects(findings).isEmpty }

    /// Counts the findings of fields that have some.
    private static func suspects(_ findings: [Finding]) -> [String: Int] {
        let rule = BuiltInRule.typeError.rawValue
        var counts: [String: Int] = [:]
        // By places: a finding that is copied has its six texts counted twice.
        for place in findings.indices where findings[place].rule == rule {
            counts[findings[place].field, default: 0] += 1
        }
        return counts.filter { $0.value >= few }
    }

    /// Says in findings how their column is written, where another form fits it.
    ///
    /// - Parameters:
    ///   - findings: What was found in a file.
    ///   - beginning: The beginning of that file.
    ///   - isWhole: Whether that is all of it.
    ///   - columns: The values that were read of the file, by field, as far as they are kept.
    /// - Returns: The findings, some with another message.
    func explained(
        _ findings: [Finding],
        by beginning: [UInt8],
        isWhole: Bool,
        _ columns: [String: Column]
    ) -> [Finding] {
        let last = Self.lastLine(of: beginning)
        let shown = findings.filter { $0.line ?? 0 <= last }
        let suspects = Self.suspects(shown).filter { field, count in
            // Where half of the cells were read the file need not be looked at again.
            guard let column = columns[field] else { return true }
            let end = isWhole ? column.count : Self.lastRecord(field, shown)
            return (0..<end).count { column.value(at: $0) != .null } < count
        }
        guard !suspects.isEmpty else { return findings }
        let messages = messages(beginning, isWhole, Set(suspects.keys))
        var explained = findings
        for place in explained.indices
        where explained[place].rule == BuiltInRule.typeError.rawValue {
            if let message = messages[explained[place].field] {
                explained[place].message = message
            }
        }
        return explained
    }

    /// Returns a line after which there is none in a text, whatever ends lines.
    private static func lastLine(of text: [UInt8]) -> Int {
        var breaks = 1
        var previous: UInt8 = 0
        for byte in text {
            if byte == 0x0D || byte == 0x0A && previous != 0x0D { breaks += 1 }
            previous = byte
        }
        return breaks
    }

    /// Returns the last record in which a field's cell is none of its type.
    private static func lastRecord(_ field: String, _ findings: [Finding]) -> Int {
        findings.lazy
            .filter { $0.field == field && $0.rule == BuiltInRule.typeError.rawValue }
            .compactMap(\.record).max() ?? 0
    }

    private func messages(
        _ beginning: [UInt8],
        _ isWhole: Bool,
        _ suspects: Set<String>
    ) -> [String: String] {
        guard let layout = try? Layout(beginning, of: table, path: "") else { return [:] }
        var reader = layout.reader
        var rows: [Row] = []
        while let row = reader.next() { rows.append(row) }
        if !isWhole { rows = rows.dropLast() }
        var messages: [String: String] = [:]
        for field in table.columns where suspects.contains(field.name) {
            guard let column = layout.columns[field.name] else { continue }
            let cells = rows.compactMap { row in
                column <= row.cells.count ? row.cells[column - 1].value : nil
            }
            messages[field.name] = fit(of: field, cells).map { message($0, field) }
        }
        return messages
    }

    private func message(_ fit: Fit, _ field: FieldDefinition) -> String {
        labels.message(
            .typeError,
            variant: "other-form",
            [
                "field": field.header, "line": fit.line, "count": "\(fit.count)",
                "before": "\(fit.declared)", "all": "\(fit.all)",
            ]
        )
    }

    /// Finds the form that reads nine of ten cells, where the declared one reads less than half.
    private func fit(of field: FieldDefinition, _ cells: [[UInt8]]) -> Fit? {
        let declared = values(of: cells, as: field.kind, field)
        guard declared.count >= Self.few, Self.count(declared) * 2 < declared.count else {
            return nil
        }
        let read = ColumnForm.others(than: field.kind).map { form in
            (line: form.line, values: values(of: cells, as: form.kind, field))
        }
        let best = read.map { Self.count($0.values) }.max() ?? 0
        let alike = read.filter { Self.count($0.values) == best }
        // Where two forms read other values, neither is proven: 01/02/2019, 1.234.
        guard best * 10 >= declared.count * 9, let first = alike.first,
            alike.allSatisfy({ $0.values == first.values })
        else { return nil }
        return Fit(
            line: first.line,
            count: best,
            declared: Self.count(declared),
            all: declared.count
        )
    }

    private static func count(_ values: [Value?]) -> Int { values.count { $0 != nil } }

    /// Reads the cells that are not blank; nothing stands for those that cannot be read.
    private func values(
        of cells: [[UInt8]],
        as kind: FieldDefinition.Kind,
        _ field: FieldDefinition
    ) -> [Value?] {
        var form = field
        form.kind = kind
        form.treatment = .keep
        let missing = field.missingValues ?? table.missingValues
        var reader = CellReader(field: form, missingValues: missing)
        return cells.compactMap { cell in
            let text = Mending.trimmed(String(decoding: cell, as: UTF8.self))
            guard !text.isEmpty, !missing.contains(text) else { return nil }
            let (value, faults) = reader.read(cell)
            return .some(faults.contains(where: \.isUnfit) ? nil : value)
        }
    }
}
