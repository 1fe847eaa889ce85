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
    /// Their cells stay known as faulty, also those of which nothing is said any more. What is
    /// rejected has to be found again afterwards.
    mutating func replace(
        by rule: String,
        where isMeant: (Finding) -> Bool,
        with other: (Finding) -> Finding
    ) {
        var meant: [Finding] = []
        var rest: [Finding] = []
        var seen: Set<Int> = []
        for finding in findings {
            if finding.rule == rule { seen.insert(finding.record ?? 0) }
            if isMeant(finding) { meant.append(finding) } else { rest.append(finding) }
        }
        guard !meant.isEmpty else { return }
        let others = FindingOrder.sorted(meant)
            .filter { seen.insert($0.record ?? 0).inserted }.map(other)
        findings = rest + others
        for finding in others { faults.add(finding) }
    }

    /// Finds again which records are rejected, after findings were replaced.
    mutating func findRejections() {
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
