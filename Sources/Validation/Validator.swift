public import Grants
public import Ingestion

/// Judges the records of a grant: constraints over records, references, and declared rules.
public struct Validator: Sendable {
    private let grant: Grant
    private let hash: KeyedHash
    private let labels: Labels

    /// Makes the validator of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - hash: What makes fingerprints.
    ///   - labels: The words of its first language.
    public init(grant: Grant, hash: KeyedHash, labels: Labels) {
        self.grant = grant
        self.hash = hash
        self.labels = labels
    }

    /// Judges all records.
    ///
    /// Tables are judged parents first, so that a record can fall with the one it refers to. In a
    /// table errors come before warnings, and what depends on a cell found faulty is not judged.
    ///
    /// - Returns: All findings, ingest's among them, in the order of `findings.csv`.
    /// - Throws: `RuleFault` where a rule cannot be evaluated.
    public func validate(_ export: IngestedExport) throws(RuleFault) -> [Finding] {
        let links = LinkedRecords(export, of: grant)
        var judgement = Judgement(export.findings)
        for definition in grant.exports.tables {
            guard let table = export.table(definition.name) else { continue }
            let judge = TableJudge(
                definition: definition,
                table: table,
                grant: grant,
                export: export,
                links: links,
                labels: labels
            )
            try judge.judge(&judgement)
        }
        let findings = judgement.findings.sorted(by: Finding.standsBefore)
        return Fingerprints(grant: grant, export: export, hash: hash).marked(findings)
    }
}
