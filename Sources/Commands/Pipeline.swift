import Aggregation
import Files
import Filings
import Grants
import Ingestion
import Rendering
import Validation

/// The stages of one grant, each over what the ones before it made.
struct Pipeline {
    let loaded: LoadedGrant

    var grant: Grant { loaded.grant }

    func ingest(
        _ moment: ReportingMoment,
        hash: KeyedHash,
        files: [String: String] = [:],
        for purpose: Ingestor.Purpose = .records
    ) throws -> IngestedExport {
        let ingestor = Ingestor(
            grant: grant,
            hash: hash,
            labels: loaded.firstLabels,
            files: files,
            purpose: purpose
        )
        do {
            return try ingestor.ingest(moment)
        } catch let faults as ExportFaults {
            throw Failure(faults, labels: loaded.labels)
        }
    }

    /// Finds what is wrong with records.
    ///
    /// - Throws: `PseudonymKey.Fault` where they were made with a key from elsewhere.
    func validate(
        _ export: IngestedExport,
        hash: KeyedHash,
        for purpose: Ingestor.Purpose = .records
    ) throws -> Verdict {
        var none: RuleTimes?
        return try validate(export, hash: hash, for: purpose, times: &none)
    }

    /// Links records with those to which they refer.
    func links(_ export: IngestedExport) -> LinkedRecords {
        LinkedRecords(export, of: grant)
    }

    /// Finds what is wrong with records, and measures the rules where somebody asks.
    func validate(
        _ export: IngestedExport,
        links: LinkedRecords? = nil,
        hash: KeyedHash,
        for purpose: Ingestor.Purpose,
        times: inout RuleTimes?
    ) throws -> Verdict {
        guard export.key == hash.keySource else {
            throw PseudonymKey.Fault.notOfRecords(export.key)
        }
        let validator = Validator(
            grant: grant,
            hash: hash,
            labels: loaded.firstLabels,
            waivers: loaded.waivers?.file
        )
        return validator.validate(
            export,
            links: links,
            isFiled: purpose != .documents,
            times: &times
        )
    }

    func aggregate(
        _ export: IngestedExport,
        links: LinkedRecords? = nil,
        _ effects: RecordEffects
    ) throws -> [Figure] {
        try Aggregator(grant: grant).aggregate(export, links: links, effects)
    }

    /// Puts together everything of which the documents tell.
    func subject(
        _ export: IngestedExport,
        verdict: Verdict,
        figures: [Figure],
        effects: RecordEffects
    ) -> ReportSubject {
        ReportSubject(
            grant: grant,
            period: export.moment.period,
            dataDay: export.moment.dataDay,
            profile: .submission,
            hasDemonstrationKey: export.key == .demonstration,
            tables: export.tables.map { summary($0, export, effects) },
            figures: figures,
            findings: verdict.findings,
            outcomes: verdict.outcomes
        )
    }

    /// A document by its name in the filing.
    typealias Document = (name: String, bytes: [UInt8])

    /// Renders the documents of a filing.
    func render(_ subject: ReportSubject, templates: ReportTemplates) throws -> [Document] {
        try templates.render(
            subject,
            beside: [
                (name: "results.csv", bytes: { ResultsText.bytes(of: subject.figures) }),
                (name: "findings.csv", bytes: { FindingsText.bytes(of: subject.findings) }),
                (name: "rules.csv", bytes: { OutcomesText.bytes(of: subject.outcomes) }),
            ]
        )
    }

    /// Puts documents in place as the draft of a filing.
    func file(
        _ documents: [Document],
        of subject: ReportSubject,
        _ export: IngestedExport,
        templates: ReportTemplates,
        output: String
    ) throws -> FilingShelf.Outcome {
        _ = try OutputFolder(path: output)
        return try shelf(output, export.moment.period)
            .putDraft(documents, source: source(subject, export, templates))
    }

    /// Returns the shelf of a half-year's filings.
    ///
    /// - Throws: `FileFault` where a folder above it is none, or not this user's alone to write in.
    func shelf(_ output: String, _ period: HalfYear) throws -> FilingShelf {
        if try !InputFolder.entriesIfPresent(output).isEmpty {
            let folder = try OutputFolder(path: output)
            if folder.exists(grant.id) {
                let own = try folder.subfolder(grant.id)
                if own.exists("\(period)") { _ = try own.subfolder("\(period)") }
            }
        }
        return FilingShelf(output: output, grant: grant.id, period: period, profile: .submission)
    }

    private func summary(
        _ table: RecordTable,
        _ export: IngestedExport,
        _ effects: RecordEffects
    ) -> ReportSubject.TableSummary {
        let counts = table.parts.map(\.count)
        let accepted = effects.rejected.includedCounts(in: table.name, counts)
        let complete = effects.incomplete.includedCounts(in: table.name, counts)
        let files = table.parts.enumerated().map { place, part in
            ReportSubject.FileSummary(
                name: part.source.name,
                read: part.count,
                accepted: accepted[place],
                incomplete: part.count - complete[place]
            )
        }
        let path = grant.exports.table(table.name)?.path ?? ""
        return ReportSubject.TableSummary(
            table: table.name,
            file: files.count == 1 ? files[0].name : "\(export.moment.export)/\(path)",
            read: table.count,
            accepted: accepted.reduce(0, +),
            incomplete: files.reduce(0) { $0 + $1.incomplete },
            files: files.count == 1 ? [] : files
        )
    }

    private func inputs(_ table: RecordTable) -> [FilingSource.Input] {
        table.parts.map { part in
            FilingSource.Input(
                path: part.source.name,
                bytes: part.source.bytes,
                sha256: part.source.sha256,
                table: table.name,
                hasPrimaryKey: !(grant.exports.table(table.name)?.primaryKey ?? []).isEmpty
            )
        }
    }

    private func source(
        _ subject: ReportSubject,
        _ export: IngestedExport,
        _ templates: ReportTemplates
    ) -> FilingSource {
        let labels = loaded.labels.map {
            FilingSource.Input(path: "labels/\($0.language.rawValue).yaml", content: $0.file.bytes)
        }
        return FilingSource(
            grant: grant,
            period: subject.period,
            profile: subject.profile,
            dataDay: subject.dataDay,
            hasDemonstrationKey: subject.hasDemonstrationKey,
            programVersion: ProgramVersion.current,
            exports: export.tables.flatMap(inputs),
            templates: labels
                + templates.sources.map { FilingSource.Input(path: $0.name, content: $0.bytes) },
            entries: [loaded.waivers].compactMap(\.self).map {
                FilingSource.Input(path: LoadedWaivers.path, content: $0.bytes)
            }
        )
    }
}

extension Failure {
    /// Tells of exports that cannot be read, in every language of the grant.
    init(_ faults: ExportFaults, labels: [Labels]) {
        status = faults.exitCode
        messages = faults.faults.flatMap { fault in labels.map { fault.message($0) } }
    }
}
