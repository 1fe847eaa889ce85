public import ArgumentParser
import Grants
import Rendering
import Ingestion

/// `grantline-render`: figures and findings in, a filing out.
public struct RenderCommand: ParsableCommand {
    /// What the command is called and does.
    public static let configuration = CommandConfiguration(
        commandName: "grantline-render",
        abstract: "Write the reports of a grant: the last stage.",
        discussion: """
            Reads DIR with what the stages before wrote; writes the draft of the filing.

            Example:
              grantline-render --grant kazanlak --work work --output output
            """,
        version: ProgramVersion.text
    )

    @OptionGroup var stage: StageOptions

    @Option(help: ArgumentHelp("The folder of the filings.", valueName: "dir"))
    var output = "output"

    @OptionGroup var findings: FindingOptions
    @OptionGroup var key: KeyOptions
    @OptionGroup var configuration: ConfigurationOptions

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Runs the stage.
    public func run() throws {
        let pipeline = Pipeline(loaded: try LoadedGrant(stage.grant, configuration))
        let work = WorkFolder(path: stage.work, grant: pipeline.grant)
        let export = try work.export()
        let found = try work.allFindings()
        let outcome = try pipeline.render(
            export,
            findings: found,
            figures: work.figures(),
            hasDemonstrationKey: pipeline.loaded.hasDemonstrationKey(key),
            templates: pipeline.loaded.templates.templates(
                pipeline.grant.reports,
                labels: pipeline.loaded.labels
            ),
            output: output
        )
        let status = try FilingReport(
            grant: pipeline.grant.id,
            period: export.moment.period,
            outcome: outcome
        )
        .tell(of: found, failOn: findings.failOn)
        if status > 0 { throw StageEnd(status: status) }
    }
}
