public import ArgumentParser
import Files
import Filings

/// `grantline-diff`: what changed from one filing to another.
public struct DiffCommand: StageCommand {
    /// How differences are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    /// What the command is called and does.
    public static let configuration = CommandConfiguration(
        commandName: "grantline-diff",
        abstract: "Name every figure and finding that differs between two filings.",
        discussion: """
            Findings are matched by the keys of their records, not by their lines. In tables without a \
            primary key only the number of findings is compared. Filings of one grant's different \
            half-years can be compared, and standard error says so; filings of two grants cannot.

            Example, in the folder output/kazanlak/2018-H2/submission:
              grantline-diff 1 2

            Exit status: 0 the same, 1 different, 64 and above trouble, such as filings of
            two grants (64).
            """,
        version: ProgramVersion.text
    )

    static let subcommand = CommandConfiguration(subcommand: configuration)

    @Argument(help: "The folder of the old filing.", transform: ArgumentText.path)
    var old: String

    @Argument(help: "The folder of the new filing.", transform: ArgumentText.path)
    var new: String

    @Option(help: "How to write the differences: text or json.")
    var format: Format = .text

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Compares the filings.
    public func run() throws {
        let comparison = try FilingComparison(
            of: try Filing(reading: old),
            to: try Filing(reading: new)
        )
        if comparison.oldPeriod != comparison.newPeriod {
            let periods = "\(comparison.oldPeriod) and \(comparison.newPeriod)"
            Words.say("the filings are of different half-years, \(periods)")
        }
        switch format {
        case .text: try StandardStream.output.write(comparison.text)
        case .json: try StandardStream.output.write(comparison.json())
        }
        if !comparison.isEmpty { throw StageEnd(status: 1) }
    }
}
