/// Tells which of some findings are of one kind: of one rule, on one field and column of a table.
///
/// What depends on no more than these is asked once for each kind. Columns are compared first: that
/// takes 3 instructions, two texts 65.
public struct FindingKinds {
    /// For each finding the number of its kind, from 0.
    public private(set) var numbers: [Int] = []
    /// For each kind the place of its first finding.
    public private(set) var firsts: [Int] = []

    /// Compares findings.
    public init(_ findings: [Finding]) {
        var columns: [Int] = []
        numbers.reserveCapacity(findings.count)
        for place in findings.indices {
            let column = findings[place].column ?? 0
            // From the last one: findings of a file follow each other.
            var kind = firsts.count - 1
            while kind >= 0,
                columns[kind] != column || !Self.areAlike(findings, firsts[kind], place)
            {
                kind -= 1
            }
            if kind < 0 {
                kind = firsts.count
                firsts.append(place)
                columns.append(column)
            }
            numbers.append(kind)
        }
    }

    private static func areAlike(_ findings: [Finding], _ one: Int, _ other: Int) -> Bool {
        findings[one].rule == findings[other].rule && findings[one].field == findings[other].field
            && findings[one].table == findings[other].table
    }
}
