public import ArgumentParser
import Expressions
import Files
import Grants
import Ingestion

/// `grantline-ingest`: exports in, records without identifiers out.
public struct IngestCommand: StageCommand {
    /// What the command is called and does.
    public static let configuration = CommandConfiguration(
        commandName: "grantline-ingest",
        abstract: "Read the exports of a grant: the first stage.",
        discussion: """
            Writes DIR/records: a CSV file a table, findings.csv, and datapackage.json.

            Example:
              grantline-ingest --grant kazanlak --as-of 2019-01-08 --work work

            Exit status: 0 done; 1 done, with findings as bad as --fail-on says; 64 and
            above not done, such as 65 an export cannot be understood, 66 there is none.
            """,
        version: ProgramVersion.text
    )

    static let subcommand = CommandConfiguration(subcommand: configuration)

    @OptionGroup var stage: StageOptions
    @Option(help: OptionHelp.period, transform: ArgumentText.halfYear) var period: HalfYear?
    @Option(help: OptionHelp.asOf, transform: ArgumentText.day) var asOf: CivilDate?
    @Option(help: OptionHelp.failOn) var failOn: FailOn = .error
    @Option(help: OptionHelp.keyFile, transform: ArgumentText.path) var keyFile: String?
    @Option(help: OptionHelp.templates, transform: ArgumentText.path) var templates: String?

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Runs the stage.
    public func run() throws {
        let pipeline = Pipeline(loaded: try LoadedGrant(stage.grant, templates: templates))
        let moment = try ReportingMoment(
            of: pipeline.grant,
            asOf: asOf,
            period: period
        )
        let export = try pipeline.ingest(moment, hash: pipeline.loaded.hash(keyFile: keyFile))
        try WorkFolder(path: stage.work, grant: pipeline.grant).write(export)
        let file = "\(stage.work)/records/findings.csv"
        try StageReport(grant: pipeline.grant.id, period: moment.period, file: file)
            .end(export.findings, failOn: failOn)
    }
}
