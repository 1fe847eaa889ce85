import CSV
import Expressions
import Grants

/// Makes the findings of one export, in the grant's first language.
struct FindingMaker {
    /// Where a finding stands; nothing for what it does not concern.
    struct Place {
        var record: Int?
        var line: Int?
        var row: Int?
        var column: Int?
    }

    let table: TableDefinition
    let file: String
    let labels: Labels
    /// The encodings that fit the whole file, where the declared one does not.
    var otherEncodings: [Encoding] = []
    /// A finding of each kind of fault that cells had so far.
    private var examples: [Example] = []

    private struct Example {
        let fault: CellFault
        let column: Int?
        let finding: Finding
    }

    init(table: TableDefinition, file: String, labels: Labels) {
        self.table = table
        self.file = file
        self.labels = labels
    }

    /// Makes a finding of a built-in rule.
    func finding(
        _ rule: BuiltInRule,
        at place: Place,
        of field: FieldDefinition? = nil,
        severity: Severity,
        effect: Effect = .none,
        count: Int = 1,
        variant: String? = nil,
        _ parameters: [String: String] = [:]
    ) -> Finding {
        let header = ["field": field?.header ?? ""]
        return Finding(
            rule: rule.rawValue,
            severity: severity,
            effect: effect,
            table: table.name,
            file: file,
            record: place.record,
            line: place.line,
            row: place.row,
            column: place.column,
            field: field?.name ?? "",
            count: count,
            message: labels.message(
                rule,
                variant: variant,
                parameters.merging(header) { given, _ in given }
            )
        )
    }

    // MARK: Cells

    /// Makes the finding of a cell that is wrong: like the last one of its kind, but for the place.
    ///
    /// Its message alone would take 7,500 instructions.
    mutating func finding(
        _ fault: CellFault,
        of field: FieldDefinition,
        at place: Place
    ) -> Finding {
        // By parts, the cheapest first: an example that is copied has its texts counted twice.
        let known = examples.indices.first { index in
            examples[index].column == place.column && examples[index].finding.field == field.name
                && examples[index].fault == fault
        }
        if known == nil {
            let finding = finding(fault, of: field)
            examples.append(Example(fault: fault, column: place.column, finding: finding))
        }
        var finding = examples[known ?? examples.count - 1].finding
        finding.record = place.record
        finding.line = place.line
        finding.row = place.row
        finding.column = place.column
        return finding
    }

    /// Makes the finding of a cell of a record, which is counted from 0.
    mutating func finding(
        _ fault: CellFault,
        of field: FieldDefinition,
        column: Int,
        record: Int,
        at position: RecordPosition
    ) -> Finding {
        let place = Place(
            record: record + 1,
            line: position.line(ofColumn: column),
            row: position.row,
            column: column
        )
        return finding(fault, of: field, at: place)
    }

    private func finding(_ fault: CellFault, of field: FieldDefinition) -> Finding {
        let words = Self.words(fault, field)
        let (severity, effect) = Self.weight(of: fault, field)
        return finding(
            words.rule,
            at: Place(),
            of: field,
            severity: severity,
            effect: effect,
            variant: words.variant,
            words.parameters
        )
    }

    private static func weight(
        of fault: CellFault,
        _ field: FieldDefinition
    ) -> (severity: Severity, effect: Effect) {
        switch fault {
        case .lookAlike(_, isUnfit: true): (.error, field.effect)
        case .lookAlike(_, isUnfit: false): (.warning, .none)
        case .afterData: (.info, .none)
        default: (field.severity, field.effect)
        }
    }

    private struct Words {
        var rule: BuiltInRule
        var variant: String?
        var parameters: [String: String] = [:]
    }

    private static func words(_ fault: CellFault, _ field: FieldDefinition) -> Words {
        switch fault {
        case .required: Words(rule: .required)
        case .type: Words(rule: .typeError, variant: variant(of: field.kind))
        case .noDay: Words(rule: .typeError, variant: "date-parts")
        case .unknownCode: Words(rule: .enum)
        case .invisible: Words(rule: .controlCharacter, variant: "cell")
        case .lookAlike(let letter, _):
            Words(
                rule: .lookAlike,
                variant: letter.isLatin ? "latin" : "cyrillic",
                parameters: ["found": String(letter.found), "meant": String(letter.meant)]
            )
        case .afterData: Words(rule: .afterAsOf, variant: "last")
        case .pattern: Words(rule: .pattern)
        case .minimum(let limit): Words(rule: .minimum, parameters: ["limit": text(limit)])
        case .maximum(let limit): Words(rule: .maximum, parameters: ["limit": text(limit)])
        case .minLength(let limit): Words(rule: .minLength, parameters: ["limit": "\(limit)"])
        case .maxLength(let limit): Words(rule: .maxLength, parameters: ["limit": "\(limit)"])
        }
    }

    private static func variant(of kind: FieldDefinition.Kind) -> String? {
        switch kind {
        case .string: nil
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .date: "date"
        }
    }

    private static func text(_ limit: Value) -> String {
        switch limit {
        case .number(let number): number.description
        case .date(let date): date.description
        default: ""
        }
    }

    // MARK: Rows

    /// Makes the finding of a row that has more or fewer cells than the header.
    func countFinding(_ row: Row, record: Int, columns: Int) -> Finding {
        let isShort = row.cells.count < columns
        let cell = isShort ? row.cells.last : row.cells[columns]
        return finding(
            isShort ? .missingCell : .extraCell,
            at: Place(
                record: record,
                line: cell?.line ?? row.line,
                row: row.row,
                column: min(row.cells.count, columns) + 1
            ),
            severity: .error,
            effect: .reject,
            ["found": "\(row.cells.count)", "expected": "\(columns)"]
        )
    }

    /// Makes the finding of what is wrong with how a row is written; of a field, where it is known
    /// that no other one is concerned.
    func finding(
        _ fault: RowFault,
        in row: Row,
        record: Int,
        of field: FieldDefinition?,
        _ columns: Int
    ) -> Finding {
        let variant: String? =
            switch fault.kind {
            case .unclosedQuote: "unclosed"
            case .textAfterQuote: "text-after"
            case .quoteInText: "in-text"
            case .brokenBytes: otherEncodings.isEmpty ? "mixed" : "fits"
            case .nulByte, .controlCharacter: nil
            case .fieldTooLong, .rowTooLong: "cell"
            }
        return finding(
            BuiltInRule(fault.kind),
            at: Place(record: record, line: fault.line, row: row.row, column: fault.column),
            of: field,
            severity: .error,
            effect: .reject,
            variant: variant,
            [
                "encoding": table.encoding.rawValue,
                "encodings": otherEncodings.map(\.rawValue).joined(separator: ", "),
                "offset": "\(fault.sourceOffset ?? 0)", "line": "\(fault.line)",
                "column": "\(fault.column)", "found": "\(row.cells.count)",
                "expected": "\(columns)",
            ]
        )
    }
}
