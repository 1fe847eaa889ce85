import Files
import Filings
import Grants
import Ingestion
import Rendering
import Validation

/// The run of one grant through all stages.
struct GrantRun {
    let argument: String
    let command: RunCommand

    /// What is read before any record.
    private struct Setting {
        let pipeline: Pipeline
        let reports: [(name: String, path: String?)]
        let sources: [String: String]
        let templates: ReportTemplates
        let hash: KeyedHash
        let moment: ReportingMoment
    }

    private var files: SingleFiles { command.files }
    private var purpose: Ingestor.Purpose { files.documents.isEmpty ? .filing : .documents }

    /// Runs all stages.
    ///
    /// - Returns: The exit status: 0, or 1 where findings are as bad as asked for.
    /// - Throws: Whatever keeps a stage from its end.
    func run() throws -> Int32 {
        var timings = Timings(isAsked: command.isTimed)
        let setting = try timings.measure(.configuration) { _ in try self.setting() }
        let (pipeline, period) = (setting.pipeline, setting.moment.period)
        let progress = Progress(grant: pipeline.grant.id)
        let memory = memory(setting)
        try memory.check(pipeline.grant.id)
        SystemMemory.reserve(memory.need.usualBytesOfRecords)
        progress.tell("reading the exports of \(setting.moment.export)")
        var export = try timings.measure(.ingest) { account in
            let export = try pipeline.ingest(
                setting.moment,
                hash: setting.hash,
                files: setting.sources,
                for: purpose
            )
            account.bytes = Self.bytes(export)
            return export
        }
        let judged = try judge(setting, &export, progress, &timings)
        if purpose == .filing { progress.tell("writing the filing of \(period)") }
        let status =
            purpose == .documents
            ? try document(setting, export, judged, &timings)
            : try file(setting, export, judged, &timings)
        timings.tell(of: "\(pipeline.grant.id) \(period)")
        return status
    }

    /// What came of the records.
    private struct Judged {
        let verdict: Verdict
        let effects: RecordEffects
        let figures: [Figure]
    }

    /// Judges the records, forgets what nobody asks any more, and counts.
    private func judge(
        _ setting: Setting,
        _ export: inout IngestedExport,
        _ progress: Progress,
        _ timings: inout Timings
    ) throws -> Judged {
        let pipeline = setting.pipeline
        progress.tell("checking the records")
        let (verdict, linked) = try timings.measure(.validate) { account in
            let links = pipeline.links(export)
            let verdict = try pipeline.validate(
                export,
                links: links,
                hash: setting.hash,
                for: purpose,
                times: &account.rules
            )
            return (verdict, links)
        }
        var links = linked
        export.forgetKeysOfRecords(of: pipeline.grant)
        links.forgetKeys(butThoseOf: export)
        SystemMemory.giveBack()
        progress.tell("counting")
        return try timings.measure(.aggregate) { _ in
            let effects = RecordEffects(verdict.findings)
            let figures = try pipeline.aggregate(export, links: links, effects)
            return Judged(verdict: verdict, effects: effects, figures: figures)
        }
    }

    private func setting() throws -> Setting {
        let pipeline = Pipeline(loaded: try LoadedGrant(argument, templates: command.templates))
        let grant = pipeline.grant
        let reports = try files.reports(of: grant)
        return Setting(
            pipeline: pipeline,
            reports: reports,
            sources: try files.files(of: grant),
            templates: try pipeline.loaded.reportTemplates(reports.map(\.name)),
            hash: try pipeline.loaded.hash(keyFile: command.keyFile),
            moment: try files.moment(of: grant, asOf: command.asOf, period: command.period)
        )
    }

    private func memory(_ setting: Setting) -> MemoryCheck {
        let need = { (purpose: Ingestor.Purpose) in
            MemoryNeed(
                of: setting.pipeline.grant,
                at: setting.moment,
                files: setting.sources,
                for: purpose
            )
        }
        return MemoryCheck(
            need: need(purpose),
            documentNeed: { purpose == .filing ? need(.documents) : nil },
            available: SystemMemory.available
        )
    }

    /// Writes a filing.
    private func file(
        _ setting: Setting,
        _ export: IngestedExport,
        _ judged: Judged,
        _ timings: inout Timings
    ) throws -> Int32 {
        let pipeline = setting.pipeline
        let (subject, documents) = try timings.measure(.render) { account in
            let subject = Self.subject(pipeline, export, judged)
            let documents = try pipeline.render(subject, templates: setting.templates)
            account.bytes = Self.bytes(documents)
            return (subject, documents)
        }
        let outcome = try timings.measure(.filing) { account in
            account.bytes = Self.bytes(documents)
            return try pipeline.file(
                documents,
                of: subject,
                export,
                templates: setting.templates,
                output: command.output
            )
        }
        return try FilingReport(
            grant: pipeline.grant.id,
            period: setting.moment.period,
            outcome: outcome
        ).tell(
            of: judged.verdict.findings,
            failOn: command.failOn,
            new: command.isNewOnly
                ? pipeline.shelf(command.output, setting.moment.period).newFindings(in: outcome)
                : nil
        )
    }

    /// Writes single documents, all rendered before the first is written.
    private func document(
        _ setting: Setting,
        _ export: IngestedExport,
        _ judged: Judged,
        _ timings: inout Timings
    ) throws -> Int32 {
        let (pipeline, period) = (setting.pipeline, setting.moment.period)
        let documents = try timings.measure(.render) { account in
            let subject = Self.subject(pipeline, export, judged)
            let documents = try setting.templates.render(subject)
            account.bytes = Self.bytes(documents)
            return documents
        }
        try timings.measure(.documents) { account in
            account.bytes = Self.bytes(documents)
            for (document, report) in zip(documents, setting.reports) {
                guard let path = report.path else { continue }
                try OutputFile.write(document.bytes, to: path)
                try StandardStream.output.write("document \(path)\n")
            }
        }
        let findings = judged.verdict.findings
        guard command.failOn.isMet(by: findings) else { return 0 }
        Words.say(FindingSummary.text(findings, grant: pipeline.grant.id, period: period))
        return 1
    }

    private static func subject(
        _ pipeline: Pipeline,
        _ export: IngestedExport,
        _ judged: Judged
    ) -> ReportSubject {
        pipeline.subject(
            export,
            verdict: judged.verdict,
            figures: judged.figures,
            effects: judged.effects
        )
    }

    private static func bytes(_ export: IngestedExport) -> Int {
        export.tables.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1.source.bytes } }
    }

    private static func bytes(_ documents: [Pipeline.Document]) -> Int {
        documents.reduce(0) { $0 + $1.bytes.count }
    }
}
