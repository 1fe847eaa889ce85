public import ArgumentParser
import Files
import Grants
import Ingestion

/// `grantline-ingest`: exports in, records without identifiers out.
public struct IngestCommand: ParsableCommand {
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

    @OptionGroup var stage: StageOptions
    @OptionGroup var moment: MomentOptions
    @OptionGroup var findings: FindingOptions
    @OptionGroup var key: KeyOptions
    @OptionGroup var configuration: ConfigurationOptions

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Runs the stage.
    public func run() throws {
        let pipeline = Pipeline(loaded: try LoadedGrant(stage.grant, configuration))
        let moment = try ReportingMoment(
            of: pipeline.grant,
            asOf: moment.asOf,
            period: moment.period
        )
        let export = try pipeline.ingest(moment, hash: pipeline.loaded.hash(key))
        try WorkFolder(path: stage.work, grant: pipeline.grant).write(export)
        let file = "\(stage.work)/records/findings.csv"
        try StageReport(grant: pipeline.grant.id, period: moment.period, file: file)
            .end(export.findings, failOn: findings.failOn)
    }
}
