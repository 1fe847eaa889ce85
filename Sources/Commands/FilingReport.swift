import Files
import Filings
import Grants

/// Tells what became of a filing.
struct FilingReport {
    let grant: String
    let period: HalfYear
    let outcome: FilingShelf.Outcome

    /// Writes where the filing is, and what was found where that matters.
    ///
    /// - Returns: The exit status: 0, or 1 where findings are as bad as `failOn` says.
    func tell(of findings: [Finding], failOn: FailOn) throws -> Int32 {
        let path: String
        switch outcome {
        case .draft(let folder):
            path = folder
            try StandardStream.output.write("draft \(folder)\n")
        case .unchanged(let folder):
            path = folder
            try StandardStream.output.write("unchanged \(folder)\n")
        }
        guard failOn.isMet(by: findings) else { return 0 }
        let summary = FindingSummary.text(
            findings,
            grant: grant,
            period: period,
            file: "\(path)/findings.csv"
        )
        try StandardStream.error.write("grantline: \(summary)\n")
        return 1
    }
}
