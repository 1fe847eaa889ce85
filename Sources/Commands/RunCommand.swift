import ArgumentParser
import Files
import Filings
import Grants
import Ingestion
import Rendering
import Validation

/// `grantline run`: all stages in one process.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
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

    @OptionGroup var moment: MomentOptions

    @OptionGroup var files: FileOptions
    @OptionGroup var place: OutputOptions
    @OptionGroup var findings: FindingOptions
    @OptionGroup var key: KeyOptions
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if grants.count > 1 && !files.isEmpty {
            throw ValidationError("--export and --document are for one grant: name one")
        }
    }

    func run() throws {
        var worst: Int32 = 0
        for grant in grants {
            do {
                worst = max(worst, try run(grant))
            } catch {
                worst = max(worst, Failure(error).tell())
            }
        }
        if worst > 0 { throw StageEnd(status: worst) }
    }

    private func run(_ argument: String) throws -> Int32 {
        let pipeline = Pipeline(loaded: try LoadedGrant(argument, configuration))
        let grant = pipeline.grant
        let progress = Progress(grant: grant.id)
        let reports = try files.reports(of: grant)
        let sources = try files.files(of: grant)
        let templates = try pipeline.loaded.reportTemplates(reports.map(\.name))
        let hash = try pipeline.loaded.hash(key)
        let moment = try files.moment(of: grant, moment)
        progress.tell("reading the exports of \(moment.export)")
        let purpose: Ingestor.Purpose = files.documents.isEmpty ? .filing : .documents
        var export = try pipeline.ingest(moment, hash: hash, files: sources, for: purpose)
        progress.tell("checking the records")
        let found = try pipeline.validate(export, hash: hash, for: purpose)
        export.forgetKeysOfRecords(of: grant)
        progress.tell("counting")
        let figures = try pipeline.aggregate(export, without: Rejections(found))
        let subject = pipeline.subject(
            export,
            findings: found,
            figures: figures
        )
        guard files.documents.isEmpty else {
            return try write(reports, templates, subject)
        }
        progress.tell("writing the filing of \(moment.period)")
        let outcome = try pipeline.render(
            subject,
            of: export,
            templates: templates,
            output: place.output
        )
        return try FilingReport(grant: grant.id, period: moment.period, outcome: outcome)
            .tell(of: found, failOn: findings.failOn)
    }

    /// Writes single documents, all rendered before the first is written.
    private func write(
        _ reports: [(name: String, path: String?)],
        _ templates: ReportTemplates,
        _ subject: ReportSubject
    ) throws -> Int32 {
        let documents = try templates.render(subject)
        for (document, report) in zip(documents, reports) {
            guard let path = report.path else { continue }
            try OutputFile.write(document.bytes, to: path)
            try StandardStream.output.write("document \(path)\n")
        }
        guard findings.failOn.isMet(by: subject.findings) else { return 0 }
        Words.say(
            FindingSummary.text(subject.findings, grant: subject.grant.id, period: subject.period)
        )
        return 1
    }
}
