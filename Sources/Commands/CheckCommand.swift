import ArgumentParser
import Files
import Grants
import Rendering

/// `grantline check`: the configuration without the data.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        _superCommandName: GrantlineCommand.name,
        abstract:
            "Check the configuration of grants, their packs and templates; no export is read.",
        discussion: """
            Every fault of a file is named with line and column.

            Example:
              grantline check kazanlak

            Exit status: 0 in order, 66 unknown grant, 78 faults.
            """
    )

    @Argument(
        help: "One or more grants: names below input/grants, or paths.",
        transform: ArgumentText.grant
    )
    var grants: [String]

    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    func run() throws {
        var worst: Int32 = 0
        for argument in grants {
            do {
                let loaded = try LoadedGrant(argument, templates: templates)
                _ = try loaded.reportTemplates()
                try StandardStream.output.write("\(loaded.grant.id): in order\n")
            } catch {
                worst = max(worst, Failure(error).tell())
            }
        }
        if worst > 0 { throw StageEnd(status: worst) }
    }
}
