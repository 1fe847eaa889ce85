import Grants

extension FilingComparison {
    /// The comparison in lines for people: figures first, then findings.
    public var text: String {
        var lines: [String] = []
        for change in figures {
            let key = change.key
            let name = key.pack.isEmpty ? key.indicator : "\(key.pack) \(key.indicator)"
            let category = key.breakdown.isEmpty ? "" : " \(key.breakdown)=\(key.category)"
            lines.append(
                "figure \(name) \(key.period) \(key.span.rawValue)\(category): "
                    + "\(Self.text(change.old)) -> \(Self.text(change.new))"
            )
        }
        for change in findings {
            let field = change.field.isEmpty ? "" : ".\(change.field)"
            lines.append(
                "finding \(change.rule) \(change.table)\(field)\(Self.place(change)): "
                    + "\(change.oldCount) -> \(change.newCount)"
            )
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func text(_ figure: Figure?) -> String {
        guard let figure else { return "absent" }
        let value = figure.value.isEmpty ? "" : "\(figure.value) \(figure.unit)"
        guard figure.status != .final else { return value }
        return value.isEmpty ? figure.status.rawValue : "\(value) (\(figure.status.rawValue))"
    }

    /// Names the place of a finding that is new or gone.
    private static func place(_ change: FindingChange) -> String {
        guard !change.fingerprint.isEmpty, let finding = change.new ?? change.old,
            let line = finding.line
        else { return "" }
        return " at \(finding.file):\(line)"
    }
}
