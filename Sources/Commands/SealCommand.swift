import ArgumentParser
import Filings
import Grants

/// `grantline seal`: a draft becomes the next revision.
struct SealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        _superCommandName: GrantlineCommand.name,
        abstract: "Seal the draft of a half-year as its next revision, which never changes again.",
        discussion: """
            Where findings of severity error stand, say with --reason why it is filed anyway.

            Examples:
              grantline seal kazanlak 2019-H1
              grantline seal kazanlak 2018-H2 --reason "Corrections will follow"

            Exit status: 0 sealed, 64 a reason is needed, 66 there is no draft, other 64
            and above trouble.
            """
    )

    @Argument(
        help: "The grant: a name below input/grants, or a path.",
        transform: ArgumentText.grant
    )
    var grant: String

    @Argument(help: "The half-year, such as 2018-H2.", transform: ArgumentText.halfYear)
    var period: HalfYear

    @Option(
        help: ArgumentHelp(
            "Why it is filed although errors stand: one line of 1 to 500 characters.",
            valueName: "text"
        )
    )
    var reason: String?

    @Option(help: OptionHelp.output, transform: ArgumentText.path) var output = "output"
    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    func run() throws {
        let loaded = try LoadedGrant(grant, templates: templates)
        let folder = try Pipeline(loaded: loaded).shelf(output, period).seal(reason: reason)
        try FilingReport.write("sealed", folder)
    }
}
