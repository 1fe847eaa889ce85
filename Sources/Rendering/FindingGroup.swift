import Grants

/// Findings that differ in nothing but their place.
struct FindingGroup {
    var rule: String
    var severity: Severity
    var effect: Effect
    var table: String
    var field: String
    /// Whether they are waived.
    var isWaived: Bool
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
        var isWaived: Bool
    }

    /// Groups findings, the worst first, then those that are many; last those that are waived.
    ///
    /// - Parameters:
    ///   - findings: The findings.
    ///   - split: The tables of several files, whose cells bear the file's name.
    /// - Returns: The groups.
    static func groups(
        of findings: [Finding],
        namingFilesOf split: Set<String> = []
    ) -> [FindingGroup] {
        var groups: [Key: FindingGroup] = [:]
        for finding in findings {
            let group = FindingGroup(like: finding)
            groups[group.key, default: group].add(finding, split.contains(finding.table))
        }
        return groups.values.sorted(by: standsBefore)
    }

    /// Makes an empty group.
    private init(like finding: Finding) {
        rule = finding.rule
        severity = finding.severity
        effect = finding.effect
        table = finding.table
        field = finding.field
        isWaived = finding.isWaived
        count = 0
        cells = []
    }

    private var key: Key {
        Key(
            rule: rule,
            severity: severity,
            effect: effect,
            table: table,
            field: field,
            isWaived: isWaived
        )
    }

    private mutating func add(_ finding: Finding, _ namesFile: Bool) {
        count = Self.total(count, finding.count)
        guard let cell = Self.cell(of: finding) else { return }
        let file = finding.file.split(separator: "/").last ?? ""
        cells.append(namesFile ? "\(file) \(cell)" : cell)
    }

    private static func standsBefore(_ left: FindingGroup, _ right: FindingGroup) -> Bool {
        if left.isWaived != right.isWaived { return right.isWaived }
        if left.severity != right.severity { return left.severity > right.severity }
        if left.effect != right.effect { return left.effect > right.effect }
        if left.count != right.count { return left.count > right.count }
        return [left.rule, left.table, left.field].lexicographicallyPrecedes(
            [right.rule, right.table, right.field]
        ) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Adds counts; those that a faulty file brings along may be beyond what can be added.
    static func total(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }

    /// Names a finding's cell as a spreadsheet does: `K844`, or the row where no field is meant.
    private static func cell(of finding: Finding) -> String? {
        guard let row = finding.row else { return nil }
        return SpreadsheetCell(column: finding.column, row: row).description
    }
}
