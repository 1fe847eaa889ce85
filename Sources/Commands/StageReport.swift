import Files
import Grants

/// Ends a stage as its findings ask for.
struct StageReport {
    let stage: StageOptions
    let file: String
    let period: HalfYear

    /// Ends with 1, and says why, where findings are as bad as `failOn` says.
    func end(_ findings: [Finding], failOn: FailOn) throws {
        guard failOn.isMet(by: findings) else { return }
        let summary = FindingSummary.text(
            findings,
            grant: stage.grant,
            period: period,
            file: "\(stage.work)/\(file)"
        )
        try StandardStream.error.write("grantline: \(summary)\n")
        throw StageEnd(status: 1)
    }
}
