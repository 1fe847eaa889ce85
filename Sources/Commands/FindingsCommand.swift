import ArgumentParser
import Files
import Filings
import Rendering

/// `grantline findings`: the findings of a filing for other programs.
struct FindingsCommand: ParsableCommand {
    /// In which form findings are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json
        case sarif
        case junit
    }

    static let configuration = CommandConfiguration(
        commandName: "findings",
        _superCommandName: GrantlineCommand.name,
        abstract: "Write the findings of a filing for other programs: JSON, SARIF or JUnit.",
        discussion: """
            The filing stays as it is. SARIF 2.1.0 is read by programs that review code, JUnit by \
            those that run tests: there each rule on each table is a test case, and only errors \
            that are not waived are failures.

            Example:
              grantline findings output/kazanlak/2018-H2/submission/draft --format junit

            Exit status: 0 written, 64 and above trouble, such as 66 no filing.
            """
    )

    @Argument(help: "The folder of the filing.", transform: ArgumentText.path)
    var filing: String

    @Option(help: "How to write the findings: json, sarif or junit.")
    var format: Format = .json

    @Option(help: "How many findings of each rule to write; all are counted. (default: all)")
    var maxFindings: Int?

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "The file to write, whole or not at all. (default: standard output)",
            valueName: "file"
        ),
        transform: ArgumentText.path
    )
    var output: String?

    func validate() throws {
        if let maxFindings, maxFindings < 0 {
            throw ValidationError("--max-findings is a number from 0 on")
        }
    }

    func run() throws {
        let filing = try Filing(reading: filing)
        let document = FindingsDocument(
            grant: filing.grant,
            period: filing.period,
            findings: filing.findings,
            outcomes: filing.outcomes,
            limit: maxFindings
        )
        let bytes =
            switch format {
            case .json: try document.json()
            case .sarif: try document.sarif()
            case .junit: document.junit()
            }
        if let output {
            try OutputFile.write(bytes, to: output)
        } else {
            try StandardStream.output.write(bytes)
        }
    }
}
