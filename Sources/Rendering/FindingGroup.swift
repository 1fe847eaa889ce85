import Grants

/// Findings that differ in nothing but their place.
struct FindingGroup {
    var rule: String
    var severity: Severity
    var effect: Effect
    var table: String
    var field: String
    /// How many findings there are, or values that were mended.
    var count: Int
    /// Where they stand, as spreadsheet cells.
    var cells: [String]

    private struct Key: Hashable {
        var rule: String
        var severity: Severity
        var effect: Effect
        var table: String
        var field: String
    }

    /// Groups findings, the worst first, then those that are many.
    static func groups(of findings: [Finding]) -> [FindingGroup] {
        var groups: [Key: FindingGroup] = [:]
        for finding in findings {
            let key = Key(
                rule: finding.rule,
                severity: finding.severity,
                effect: finding.effect,
                table: finding.table,
                field: finding.field
            )
            var group = groups[key] ?? FindingGroup(
                rule: finding.rule,
                severity: finding.severity,
                effect: finding.effect,
                table: finding.table,
                field: finding.field,
                count: 0,
                cells: []
            )
            group.count += finding.count
            if let cell = cell(of: finding) { group.cells.append(cell) }
            groups[key] = group
        }
        return groups.values.sorted(by: standsBefore)
    }

    private static func standsBefore(_ left: FindingGroup, _ right: FindingGroup) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        if left.effect != right.effect { return left.effect == .reject }
        if left.count != right.count { return left.count > right.count }
        return [left.rule, left.table, left.field].lexicographicallyPrecedes(
            [right.rule, right.table, right.field]
        )
    }

    /// Names a finding's cell as a spreadsheet does: `K844`, or the row where no field is meant.
    private static func cell(of finding: Finding) -> String? {
        guard let row = finding.row else { return nil }
        return (finding.column.map(letters) ?? "") + "\(row)"
    }

    /// Returns the letters of a spreadsheet's column: A to Z, AA and on.
    static func letters(_ column: Int) -> String {
        var rest = column
        var letters = ""
        while rest > 0 {
            let scalar = Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            letters = String(Character(scalar)) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
