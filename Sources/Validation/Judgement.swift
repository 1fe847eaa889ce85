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

    /// Takes up findings that were made at the same time, none knowing of the others.
    mutating func add(_ found: [Finding]) {
        findings += found
        for finding in found {
            faults.add(finding)
            rejections.add(finding)
        }
    }
}
