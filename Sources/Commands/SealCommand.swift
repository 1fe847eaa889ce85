import ArgumentParser
import Files
import Filings
import Grants

/// `grantline seal`: a draft becomes the next revision.
struct SealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Seal the draft of a half-year as its next revision, which never changes again.",
        discussion: """
            Examples:
              grantline seal kazanlak 2019-H1
              grantline seal kazanlak 2018-H2 --reason "Nineteen records are still being corrected"
            """
    )

    @Argument(help: "The grant: a name below input/grants, or a path.")
    var grant: String

    @Argument(help: "The half-year, such as 2018-H2.", transform: ArgumentText.halfYear)
    var period: HalfYear

    @Option(
        help: ArgumentHelp(
            "Why it is filed although findings of severity error stand.",
            valueName: "text"
        )
    )
    var reason: String?

    @Option(help: ArgumentHelp("The folder of the filings.", valueName: "dir"))
    var output = "output"

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let loaded = try LoadedGrant(grant, configuration)
        let folder = try Pipeline(loaded: loaded).shelf(output, period).seal(reason: reason)
        try StandardStream.output.write("sealed \(folder)\n")
    }
}
