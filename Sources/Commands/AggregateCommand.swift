public import ArgumentParser
import Grants
import Ingestion

/// `grantline-aggregate`: records in, figures out.
public struct AggregateCommand: StageCommand {
    /// What the command is called and does.
    public static let configuration = CommandConfiguration(
        commandName: "grantline-aggregate",
        abstract: "Count the indicators of a grant: the third stage.",
        discussion: """
            Reads DIR/records with its effects.csv; writes DIR/results.csv.

            Example:
              grantline-aggregate --grant kazanlak --work work

            Exit status: 0 done; 64 and above not done, such as 66 a stage is missing.
            """,
        version: ProgramVersion.text
    )

    static let subcommand = CommandConfiguration(subcommand: configuration)

    @OptionGroup var stage: StageOptions
    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Runs the stage.
    public func run() throws {
        let pipeline = Pipeline(loaded: try LoadedGrant(stage.grant, templates: templates))
        let work = WorkFolder(path: stage.work, grant: pipeline.grant)
        try work.whileLocked {
            try work.write(pipeline.aggregate(work.export(), work.recordEffects()))
        }
    }
}
