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
    /// - Parameters:
    ///   - findings: All findings.
    ///   - failOn: How bad findings must be for the exit status 1.
    ///   - new: Those that the last sealed revision did not have, where only they decide.
    /// - Returns: The exit status: 0, or 1 where findings are as bad as `failOn` says.
    /// - Throws: `Failure` where standard output cannot be written.
    func tell(of findings: [Finding], failOn: FailOn, new: [Finding]? = nil) throws -> Int32 {
        let (word, folder) =
            switch outcome {
            case .draft(let folder): ("draft", folder)
            case .unchanged(let folder): ("unchanged", folder)
            }
        try Self.write(word, folder)
        guard failOn.isMet(by: new ?? findings) else { return 0 }
        let file = "\(folder)/findings.csv"
        let text = FindingSummary.text(
            findings,
            grant: grant,
            period: period,
            new: new,
            file: file
        )
        Words.say(text)
        return 1
    }

    /// Writes what a filing is now, and its folder, on standard output.
    ///
    /// - Throws: `Failure` that says where the filing is where standard output cannot.
    static func write(_ word: String, _ folder: String) throws {
        do {
            try StandardStream.output.write("\(word) \(folder)\n")
        } catch {
            var failure = Failure(error)
            failure.messages.insert("the filing is in place: \(word) \(folder)", at: 0)
            throw failure
        }
    }
}
