public import ArgumentParser
import Grants
import Ingestion
import Validation

/// `grantline-validate`: records in, findings out.
public struct ValidateCommand: StageCommand {
    /// What the command is called and does.
    public static let configuration = CommandConfiguration(
        commandName: "grantline-validate",
        abstract: "Check the records of a grant: the second stage.",
        discussion: """
            Reads DIR/records; writes DIR/findings.csv, DIR/rules.csv and
            DIR/records/effects.csv.

            Example:
              grantline-validate --grant kazanlak --work work

            Exit status: 0 done; 1 done, with findings as bad as --fail-on says; 64 and
            above not done, such as 66 the stage before is missing, 78 another kind of key.
            """,
        version: ProgramVersion.text
    )

    static let subcommand = CommandConfiguration(subcommand: configuration)

    @OptionGroup var stage: StageOptions
    @Option(help: OptionHelp.failOn) var failOn: FailOn = .error
    @Option(help: OptionHelp.keyFile, transform: ArgumentText.path) var keyFile: String?
    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Runs the stage.
    public func run() throws {
        let pipeline = Pipeline(loaded: try LoadedGrant(stage.grant, templates: templates))
        let work = WorkFolder(path: stage.work, grant: pipeline.grant)
        let hash = try pipeline.loaded.hash(keyFile: keyFile)
        let (period, verdict) = try work.whileLocked {
            let export = try work.export()
            let verdict = try pipeline.validate(export, hash: hash)
            try work.write(verdict)
            return (export.moment.period, verdict)
        }
        let file = "\(stage.work)/findings.csv"
        try StageReport(grant: pipeline.grant.id, period: period, file: file)
            .end(verdict.findings, failOn: failOn)
    }
}
