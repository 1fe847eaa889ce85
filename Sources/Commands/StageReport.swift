import Grants

/// Ends a stage as its findings ask for.
struct StageReport {
    let grant: String
    let period: HalfYear
    let file: String

    /// Ends with 1, and says why, where findings are as bad as `failOn` says.
    func end(_ findings: [Finding], failOn: FailOn) throws {
        guard failOn.isMet(by: findings) else { return }
        Words.say(FindingSummary.text(findings, grant: grant, period: period, file: file))
        throw StageEnd(status: 1)
    }
}
