import Grants

/// What has been found so far.
struct Judgement {
    private(set) var findings: [Finding]
    private(set) var faults: CellFaults
    private(set) var rejections: Rejections

    init(_ findings: [Finding]) {
        self.findings = findings
        faults = CellFaults(findings)
        rejections = Rejections(findings)
    }

    /// Puts findings of a rule in the place of some, one a record: that of its first column.
    ///
    /// Their cells stay known as faulty, also those of which nothing is said any more.
    mutating func replace(
        by rule: String,
        where isMeant: (Finding) -> Bool,
        with other: (Finding) -> Finding
    ) {
        let meant = FindingOrder.sorted(findings.filter(isMeant))
        guard !meant.isEmpty else { return }
        var seen = Set(findings.filter { $0.rule == rule }.map { $0.record ?? 0 })
        let others = meant.filter { seen.insert($0.record ?? 0).inserted }.map(other)
        findings = findings.filter { !isMeant($0) } + others
        for finding in others { faults.add(finding) }
        rejections = Rejections(findings)
    }

    /// Takes up findings that were made at the same time, none knowing of the others.
    mutating func add(_ found: [Finding]) {
        findings += found
        for finding in found {
            faults.add(finding)
            rejections.add(finding)
        }
    }
}
