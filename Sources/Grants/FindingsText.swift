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
                finding.fingerprint, "\(finding.isWaived)",
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
    public static func findings(_ bytes: [UInt8], file: String) throws(StageFileFault) -> [Finding]
    {
        let rows = try StageRows(bytes, header: header, file: file)
        var findings: [Finding] = []
        for (line, cells) in rows.rows {
            guard let finding = finding(cells) else { throw StageFileFault(file: file, line: line) }
            findings.append(finding)
        }
        return findings
    }

    private static func finding(_ cells: [String]) -> Finding? {
        let places = cells[5...8].map(place)
        guard let severity = Severity(rawValue: cells[1]), let effect = Effect(rawValue: cells[2]),
            let count = plainInteger(cells[10]), count > 0, !cells[0].isEmpty,
            cells[13] == "true" || cells[13] == "false", !places.contains(nil)
        else { return nil }
        return Finding(
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
            fingerprint: cells[12],
            isWaived: cells[13] == "true"
        )
    }

    /// Reads a number from 1, or 0 for a blank; nothing where the text is neither.
    private static func place(_ text: String) -> Int? {
        if text.isEmpty { return 0 }
        return plainInteger(text).flatMap { $0 > 0 ? $0 : nil }
    }
}
