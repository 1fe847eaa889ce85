import Grants

extension FilingComparison {
    /// The comparison in lines for people: figures first, then findings.
    public var text: String {
        (figures.map(Self.line) + findings.map(Self.line)).map { Self.printable($0) + "\n" }
            .joined()
    }

    private static func line(_ change: FigureChange) -> String {
        let key = change.key
        let name = key.pack.isEmpty ? key.indicator : "\(key.pack) \(key.indicator)"
        let category = key.breakdown.isEmpty ? "" : " \(key.breakdown)=\(key.category)"
        return "figure \(name) \(key.period) \(key.span.rawValue)\(category): "
            + "\(text(change.old)) -> \(text(change.new))"
    }

    private static func line(_ change: FindingChange) -> String {
        let field = change.field.isEmpty ? "" : ".\(change.field)"
        return "finding \(change.rule) \(change.table)\(field)\(place(change)): \(counts(change))"
    }

    /// Writes how many findings there are, with their severity; of a finding that became another
    /// kind, both kinds.
    private static func counts(_ change: FindingChange) -> String {
        if let old = change.old, let new = change.new, kind(old) != kind(new) {
            return "\(change.oldCount) (\(kind(old))) -> \(change.newCount) (\(kind(new)))"
        }
        let severity = (change.new ?? change.old).map { " (\($0.severity.rawValue))" } ?? ""
        return "\(change.oldCount) -> \(change.newCount)\(severity)"
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

    /// Shows by its number what could break a line or steer a terminal.
    private static func printable(_ line: String) -> String {
        var shown = ""
        for scalar in line.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                shown += scalar.escaped(asASCII: true)
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
