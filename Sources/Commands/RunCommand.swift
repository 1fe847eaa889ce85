import ArgumentParser
import Expressions
import Grants

/// `grantline run`: all stages in one process.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        _superCommandName: GrantlineCommand.name,
        abstract: "Make the filing of a half-year: check the exports, count, write the reports.",
        discussion: """
            The filing is a draft until it is sealed. It is put in place whole or not at all.

            Examples:
              grantline run kazanlak
              grantline run kazanlak --as-of 2019-01-08 --period 2018-H2
              grantline run kazanlak kropyvnytskyi --output /srv/reports
              grantline run ./mine --export cases=june.csv --as-of 2025-06-30 \
                --document report.html=june.html

            Exit status: 0 done; 1 done, with findings as bad as --fail-on says; 64 and
            above not done. With several grants the highest; each is done by itself.
            """
    )

    @Argument(
        help: "One or more grants: names below input/grants, or paths.",
        transform: ArgumentText.grant
    )
    var grants: [String]

    @Option(help: OptionHelp.period, transform: ArgumentText.halfYear) var period: HalfYear?
    @Option(help: OptionHelp.asOf, transform: ArgumentText.day) var asOf: CivilDate?

    @Option(
        name: .customLong("export"),
        help: ArgumentHelp(
            """
            Read a table from this file and not from a dated folder; once for each table of the \
            grant. --as-of names the last day that the files show.
            """,
            valueName: "table=file"
        )
    )
    var exports: [NamedFile] = []

    @Option(
        name: .customLong("document"),
        help: ArgumentHelp(
            "Write this document of the grant to a file. Only the documents named are written, no filing.",
            valueName: "name=file"
        )
    )
    var documents: [NamedFile] = []

    @Option(help: OptionHelp.output, transform: ArgumentText.path) var output = defaultOutput
    @Option(help: OptionHelp.failOn) var failOn = defaultFailOn
    @Flag(name: .customLong("new-only"), help: OptionHelp.newOnly) var isNewOnly = false
    @Option(help: OptionHelp.keyFile, transform: ArgumentText.path) var keyFile: String?
    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    @Flag(
        name: .customLong("timings"),
        help: """
            Say on standard error what the stages cost in time, bytes and memory, and which rules \
            cost most.
            """
    )
    var isTimed = false

    static let defaultOutput = "output"
    static let defaultFailOn = FailOn.error

    /// The single files that are read and written.
    var files: SingleFiles { SingleFiles(exports: exports, documents: documents) }

    func validate() throws {
        try files.validate()
        if isNewOnly && !documents.isEmpty {
            throw ValidationError("--new-only is for filings: leave out --document")
        }
        if grants.count > 1 && !files.isEmpty {
            throw ValidationError("--export and --document are for one grant: name one")
        }
    }

    func run() throws {
        var worst: Int32 = 0
        for grant in grants {
            do {
                worst = max(worst, try GrantRun(argument: grant, command: self).run())
            } catch {
                worst = max(worst, Failure(error).tell())
            }
        }
        if worst > 0 { throw StageEnd(status: worst) }
    }
}
