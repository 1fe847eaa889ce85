import ArgumentParser
import Expressions
import Files
import Grants
import Ingestion

/// `grantline describe`: the plain Data Package descriptor of one export.
struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        _superCommandName: GrantlineCommand.name,
        abstract: "Write the plain Data Package descriptor of one export, for other tools.",
        discussion: """
            What only Grantline understands is left out; paths are relative to the exports' folder.

            Example:
              grantline describe kazanlak --as-of 2019-01-08 > exports/datapackage.json

            Exit status: 0 done, 66 unknown grant or no export, 78 faulty configuration.
            """
    )

    @Argument(
        help: "The grant: a name below input/grants, or a path.",
        transform: ArgumentText.grant
    )
    var grant: String

    @Option(help: OptionHelp.asOf, transform: ArgumentText.day) var asOf: CivilDate?
    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    func run() throws {
        let loaded = try LoadedGrant(grant, templates: templates)
        let moment = try ReportingMoment(of: loaded.grant, asOf: asOf, period: nil)
        let exports = loaded.grant.exports
        let entries = try InputFolder.entries("\(exports.folder)/\(moment.export)")
        let descriptor = PlainDescriptor(of: exports, export: moment.export, entries: entries)
        try StandardStream.output.write(descriptor.json())
    }
}
