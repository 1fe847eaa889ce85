public import ArgumentParser
import Filings
import Grants
import Ingestion
import Rendering
import Validation

/// `grantline-render`: figures and findings in, a filing out.
public struct RenderCommand: StageCommand {
    /// What the command is called and does.
    public static let configuration = CommandConfiguration(
        commandName: "grantline-render",
        abstract: "Write the reports of a grant: the last stage.",
        discussion: """
            Reads DIR with what the stages before wrote; writes the draft of the filing.

            Example:
              grantline-render --grant kazanlak --work work --output output

            Exit status: 0 done; 1 done, with findings as bad as --fail-on says; 64 and
            above not done, such as 66 a stage before is missing, 78 a template has a fault.
            """,
        version: ProgramVersion.text
    )

    static let subcommand = CommandConfiguration(subcommand: configuration)

    @OptionGroup var stage: StageOptions

    @Option(help: OptionHelp.output, transform: ArgumentText.path) var output = "output"
    @Option(help: OptionHelp.failOn) var failOn: FailOn = .error
    @Flag(name: .customLong("new-only"), help: OptionHelp.newOnly) var isNewOnly = false
    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Runs the stage.
    public func run() throws {
        let pipeline = Pipeline(loaded: try LoadedGrant(stage.grant, templates: templates))
        let work = WorkFolder(path: stage.work, grant: pipeline.grant)
        let (export, verdict, figures) = try work.whileLocked {
            (try work.export(), try work.verdict(), try work.figures())
        }
        let subject = pipeline.subject(
            export,
            verdict: verdict,
            figures: figures,
            effects: RecordEffects(verdict.findings)
        )
        let templates = try pipeline.loaded.reportTemplates()
        let outcome = try pipeline.file(
            pipeline.render(subject, templates: templates),
            of: subject,
            export,
            templates: templates,
            output: output
        )
        let status = try FilingReport(
            grant: pipeline.grant.id,
            period: export.moment.period,
            outcome: outcome
        )
        .tell(
            of: verdict.findings,
            failOn: failOn,
            new: isNewOnly
                ? pipeline.shelf(output, export.moment.period).newFindings(in: outcome) : nil
        )
        if status > 0 { throw StageEnd(status: status) }
    }
}
