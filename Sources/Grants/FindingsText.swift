import CSV

/// Findings as `findings.csv`, and back.
public enum FindingsText {
    static let header = [
        "rule", "severity", "effect", "table", "file", "record", "line", "row", "column", "field",
        "count", "message", "fingerprint", "waived",
    ]

    /// Writes findings in their order.
    public static func bytes(of findings: [Finding]) -> [UInt8] {
        var writer = Writer()
        writer.append(header)
        for finding in findings {
            writer.append([
                finding.rule, finding.severity.rawValue, finding.effect.rawValue, finding.table,
                finding.file, text(finding.record), text(finding.line), text(finding.row),
                text(finding.column), finding.field, "\(finding.count)", finding.message,
                finding.fingerprint, "false",
            ])
        }
        return writer.bytes
    }

    private static func text(_ number: Int?) -> String {
        number.map { "\($0)" } ?? ""
    }

    /// Reads findings.
    ///
    /// - Throws: `StageFileFault` where the bytes are no `findings.csv`.
    public static func findings(_ bytes: [UInt8], file: String) throws(StageFileFault) -> [Finding] {
        let rows = try StageRows(bytes, header: header, file: file)
        var findings: [Finding] = []
        for (line, cells) in rows.rows {
            guard let severity = Severity(rawValue: cells[1]),
                let effect = Effect(rawValue: cells[2]), let count = Int(cells[10])
            else { throw StageFileFault(file: file, line: line) }
            findings.append(
                Finding(
                    rule: cells[0],
                    severity: severity,
                    effect: effect,
                    table: cells[3],
                    file: cells[4],
                    record: Int(cells[5]),
                    line: Int(cells[6]),
                    row: Int(cells[7]),
                    column: Int(cells[8]),
                    field: cells[9],
                    count: count,
                    message: cells[11],
                    fingerprint: cells[12]
                )
            )
        }
        return findings
    }
}
