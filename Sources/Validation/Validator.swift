import Expressions
public import Grants
public import Ingestion

/// Judges the records of a grant: constraints over records, references, and declared rules.
public struct Validator: Sendable {
    private let grant: Grant
    private let hash: KeyedHash
    private let labels: Labels
    private let workers: Workers

    /// Makes the validator of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - hash: What makes fingerprints.
    ///   - labels: The words of its first language.
    ///   - threads: How many threads judge; as many as there are cores where nothing is said.
    public init(grant: Grant, hash: KeyedHash, labels: Labels, threads: Int? = nil) {
        self.grant = grant
        self.hash = hash
        self.labels = labels
        workers = Workers(threads: threads)
    }

    /// Judges all records.
    ///
    /// Tables are judged parents first, so that a record can fall with the one it refers to. In a
    /// table errors come before warnings, and what depends on a cell found faulty is not judged.
    ///
    /// - Parameters:
    ///   - export: The records.
    ///   - marksFindings: Whether findings get fingerprints; not needed where none are written.
    /// - Returns: All findings, ingest's among them, in the order of `findings.csv`.
    /// - Throws: `RuleFault` where a rule cannot be evaluated.
    public func validate(
        _ export: IngestedExport,
        marksFindings: Bool = true
    ) throws(RuleFault) -> [Finding] {
        var none: RuleTimes?
        return try validate(export, marksFindings: marksFindings, times: &none)
    }

    /// Judges all records, and measures the rules.
    ///
    /// - Parameters:
    ///   - export: The records.
    ///   - links: The same records linked; they are linked here where there is nothing.
    ///   - marksFindings: Whether findings get fingerprints; not needed where none are written.
    ///   - times: Gets the time of each rule added; nothing is measured where there is nothing.
    /// - Returns: All findings, as without measuring.
    /// - Throws: `RuleFault` where a rule cannot be evaluated.
    public func validate(
        _ export: IngestedExport,
        links: LinkedRecords? = nil,
        marksFindings: Bool,
        times: inout RuleTimes?
    ) throws(RuleFault) -> [Finding] {
        let links = links ?? LinkedRecords(export, of: grant, workers: workers)
        var judgement = Judgement(export.findings, times: times)
        for definition in grant.exports.tables {
            guard let table = export.table(definition.name),
                let data = links.table(definition.name)
            else { continue }
            let judge = TableJudge(
                definition: definition,
                table: table,
                data: data,
                grant: grant,
                export: export,
                links: links,
                labels: labels,
                workers: workers
            )
            try judge.judge(&judgement)
        }
        times = judgement.times
        let findings = judgement.takeFindings()
        guard marksFindings else { return findings }
        return Fingerprints(grant: grant, export: export, hash: hash).marked(findings)
    }
}
