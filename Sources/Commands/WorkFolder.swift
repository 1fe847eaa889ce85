import Aggregation
import Files
import Grants
import Ingestion
import Validation

/// The folder with the files between the stages.
struct WorkFolder {
    private static let records = "records"
    private static let findings = "findings.csv"
    private static let outcomes = "rules.csv"
    private static let results = "results.csv"
    private static let effects = "effects.csv"
    /// What a filing has, and a folder between the stages has not.
    private static let filing = "datapackage.json"

    let path: String
    let grant: Grant

    /// Does the work of a stage while no other stage can change what it reads.
    func whileLocked<Result>(_ work: () throws -> Result) throws -> Result {
        // A folder that is not there must not be made: nothing could be read from it.
        if try InputFolder.entriesIfPresent(path).isEmpty {
            let file = "\(path)/\(Self.records)/datapackage.json"
            throw EarlierStageMissing(file: file, stage: "ingest")
        }
        let folder = try OutputFolder(path: path)
        let lock = try folder.lock()
        folder.sweep()
        let result = try work()
        lock.release()
        return result
    }

    // MARK: What stages read

    func export() throws -> IngestedExport {
        try reading(after: "ingest") {
            try RecordFiles(grant: grant).read(from: "\(path)/\(Self.records)")
        }
    }

    func recordEffects() throws -> RecordEffects {
        let file = "\(path)/\(Self.records)/\(Self.effects)"
        return try reading(after: "validate") {
            try EffectsText.effects(InputFile.read(file), file: file)
        }
    }

    func verdict() throws -> Verdict {
        let (findings, outcomes) = ("\(path)/\(Self.findings)", "\(path)/\(Self.outcomes)")
        return try reading(after: "validate") {
            Verdict(
                findings: try FindingsText.findings(InputFile.read(findings), file: findings),
                outcomes: try OutcomesText.outcomes(InputFile.read(outcomes), file: outcomes)
            )
        }
    }

    func figures() throws -> [Figure] {
        let file = "\(path)/\(Self.results)"
        return try reading(after: "aggregate") {
            try ResultsText.figures(InputFile.read(file), file: file)
        }
    }

    private func reading<Result>(after stage: String, _ read: () throws -> Result) throws -> Result
    {
        do {
            return try read()
        } catch FileFault.missing(let file) {
            throw EarlierStageMissing(file: file, stage: stage)
        }
    }

    // MARK: What stages write

    /// Writes what ingest made; what later stages made of an earlier ingest is removed.
    func write(_ export: IngestedExport) throws {
        let folder = try OutputFolder(path: path)
        if folder.exists(Self.filing) {
            throw Failure(73, "'\(path)' holds a filing: name another folder for the stages")
        }
        let lock = try folder.lock()
        folder.sweep()
        try folder.remove(Self.findings)
        try folder.remove(Self.outcomes)
        try folder.remove(Self.results)
        try folder.publish(
            RecordFiles(grant: grant).files(of: export),
            as: Self.records,
            fileMode: 0o600,
            replacing: .existing
        )
        lock.release()
    }

    /// Writes what validation made, under the lock; what was made of an earlier one is removed.
    func write(_ verdict: Verdict) throws {
        let folder = try OutputFolder(path: path)
        try folder.remove(Self.results)
        try folder.remove(Self.findings)
        try folder.remove(Self.outcomes)
        let records = try folder.subfolder(Self.records)
        records.sweep()
        try records.write(EffectsText.bytes(of: RecordEffects(verdict.findings)), as: Self.effects)
        try folder.write(OutcomesText.bytes(of: verdict.outcomes), as: Self.outcomes)
        try folder.write(FindingsText.bytes(of: verdict.findings), as: Self.findings)
    }

    /// Writes what aggregation made, under the lock.
    func write(_ figures: [Figure]) throws {
        try OutputFolder(path: path).write(ResultsText.bytes(of: figures), as: Self.results)
    }
}
