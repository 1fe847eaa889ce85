import CSV
import Expressions
import Grants

/// Makes the findings of one export, in the grant's first language.
struct FindingMaker {
    let table: TableDefinition
    let file: String
    let labels: Labels

    func onFile(
        _ rule: BuiltInRule,
        severity: Severity,
        line: Int? = nil,
        row: Int? = nil,
        column: Int? = nil,
        field: FieldDefinition? = nil,
        count: Int = 1,
        variant: String? = nil,
        _ parameters: [String: String] = [:]
    ) -> Finding {
        Finding(
            rule: rule.rawValue,
            severity: severity,
            effect: .none,
            table: table.name,
            file: file,
            line: line,
            row: row,
            column: column,
            field: field?.name ?? "",
            count: count,
            message: labels.message(rule, variant: variant, named(parameters, field))
        )
    }

    func onRecord(
        _ rule: BuiltInRule,
        record: Int,
        line: Int,
        row: Int,
        column: Int?,
        field: FieldDefinition?,
        severity: Severity = .error,
        effect: Effect = .reject,
        variant: String? = nil,
        _ parameters: [String: String] = [:]
    ) -> Finding {
        Finding(
            rule: rule.rawValue,
            severity: severity,
            effect: effect,
            table: table.name,
            file: file,
            record: record,
            line: line,
            row: row,
            column: column,
            field: field?.name ?? "",
            message: labels.message(rule, variant: variant, named(parameters, field))
        )
    }

    private func named(_ parameters: [String: String], _ field: FieldDefinition?) -> [String: String] {
        parameters.merging(["field": field?.header ?? ""]) { given, _ in given }
    }

    /// Makes the finding of a cell that is wrong.
    func onCell(
        _ fault: CellFault,
        of field: FieldDefinition,
        record: Int,
        line: Int,
        row: Int,
        column: Int
    ) -> Finding {
        let (rule, variant, parameters) = Self.words(fault, field)
        var severity = field.severity
        var effect = field.effect
        if case .lookAlike(_, let isCode) = fault {
            severity = isCode ? .error : .warning
            if !isCode { effect = .none }
        }
        return onRecord(
            rule,
            record: record,
            line: line,
            row: row,
            column: column,
            field: field,
            severity: severity,
            effect: effect,
            variant: variant,
            parameters
        )
    }

    private static func words(
        _ fault: CellFault,
        _ field: FieldDefinition
    ) -> (BuiltInRule, String?, [String: String]) {
        switch fault {
        case .required: (.required, nil, [:])
        case .type: (.typeError, variant(of: field.kind), [:])
        case .unknownCode: (.enum, nil, [:])
        case .lookAlike(let letter, _):
            (
                .lookAlike, letter.isLatin ? "latin" : "cyrillic",
                ["found": String(letter.found), "meant": String(letter.meant)]
            )
        case .pattern: (.pattern, nil, [:])
        case .minimum(let limit): (.minimum, nil, ["limit": text(limit)])
        case .maximum(let limit): (.maximum, nil, ["limit": text(limit)])
        case .minLength(let limit): (.minLength, nil, ["limit": "\(limit)"])
        case .maxLength(let limit): (.maxLength, nil, ["limit": "\(limit)"])
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

    /// Makes the findings of a row whose cells cannot be trusted.
    func onRow(_ row: Row, record: Int, columns: Int) -> [Finding] {
        var findings = row.faults.map { onFault($0, row: row, record: record) }
        guard findings.isEmpty || row.faults.allSatisfy({ $0.kind == .brokenBytes }) else {
            return findings
        }
        if row.cells.count < columns {
            findings.append(
                onRecord(
                    .missingCell,
                    record: record,
                    line: row.cells.last?.line ?? row.line,
                    row: row.row,
                    column: row.cells.count + 1,
                    field: nil,
                    ["found": "\(row.cells.count)", "expected": "\(columns)"]
                )
            )
        } else if row.cells.count > columns {
            findings.append(
                onRecord(
                    .extraCell,
                    record: record,
                    line: row.cells[columns].line,
                    row: row.row,
                    column: columns + 1,
                    field: nil,
                    ["found": "\(row.cells.count)", "expected": "\(columns)"]
                )
            )
        }
        return findings
    }

    private func onFault(_ fault: RowFault, row: Row, record: Int) -> Finding {
        let (rule, variant): (BuiltInRule, String?) =
            switch fault.kind {
            case .unclosedQuote: (.quoteError, "unclosed")
            case .textAfterQuote: (.quoteError, "text-after")
            case .quoteInText: (.quoteError, "in-text")
            case .brokenBytes: (.encodingError, nil)
            case .nulByte, .controlCharacter: (.controlCharacter, nil)
            case .fieldTooLong, .rowTooLong: (.maxLength, "cell")
            }
        return onRecord(
            rule,
            record: record,
            line: fault.line,
            row: row.row,
            column: fault.column,
            field: nil,
            variant: variant,
            ["encoding": table.encoding.rawValue]
        )
    }
}
