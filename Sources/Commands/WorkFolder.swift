import Aggregation
import Files
import Grants
import Ingestion
import Validation

/// The folder with the files between the stages.
struct WorkFolder {
    private static let records = "records"
    private static let findings = "findings.csv"
    private static let results = "results.csv"
    private static let effects = "effects.csv"

    let path: String
    let grant: Grant

    /// Writes what ingest made; what later stages made of an earlier ingest is removed.
    func write(_ export: IngestedExport) throws {
        let folder = try OutputFolder(path: path)
        let lock = try folder.lock()
        folder.sweep()
        try folder.remove(Self.findings)
        try folder.remove(Self.results)
        try folder.publish(
            RecordFiles(grant: grant).files(of: export),
            as: Self.records,
            fileMode: 0o600,
            replacing: .existing
        )
        lock.release()
    }

    func export() throws -> IngestedExport {
        try RecordFiles(grant: grant).read(from: "\(path)/\(Self.records)")
    }

    /// Writes what validation made; the results of an earlier one are removed.
    func write(_ findings: [Finding]) throws {
        let folder = try OutputFolder(path: path)
        let lock = try folder.lock()
        try folder.remove(Self.results)
        try folder.subfolder(Self.records)
            .write(EffectsText.bytes(of: Rejections(findings)), as: Self.effects)
        try folder.write(FindingsText.bytes(of: findings), as: Self.findings)
        lock.release()
    }

    func allFindings() throws -> [Finding] {
        let file = "\(path)/\(Self.findings)"
        return try FindingsText.findings(InputFile.read(file), file: file)
    }

    func rejections() throws -> Rejections {
        let file = "\(path)/\(Self.records)/\(Self.effects)"
        return try EffectsText.rejections(InputFile.read(file), file: file)
    }

    func write(_ figures: [Figure]) throws {
        let folder = try OutputFolder(path: path)
        let lock = try folder.lock()
        try folder.write(ResultsText.bytes(of: figures), as: Self.results)
        lock.release()
    }

    func figures() throws -> [Figure] {
        let file = "\(path)/\(Self.results)"
        return try ResultsText.figures(InputFile.read(file), file: file)
    }
}
