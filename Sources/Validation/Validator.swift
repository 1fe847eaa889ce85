import Expressions
public import Grants
public import Ingestion

/// Judges the records of a grant: constraints over records, references, and declared rules.
public struct Validator: Sendable {
    private let grant: Grant
    private let hash: KeyedHash
    private let labels: Labels
    private let waivers: WaiverFile?
    private let workers: Workers

    /// Makes the validator of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - hash: What makes fingerprints.
    ///   - labels: The words of its first language.
    ///   - waivers: What people put up with; nothing where they say nothing of it.
    ///   - threads: How many threads judge; as many as there are cores where nothing is said.
    public init(
        grant: Grant,
        hash: KeyedHash,
        labels: Labels,
        waivers: WaiverFile? = nil,
        threads: Int? = nil
    ) {
        self.grant = grant
        self.hash = hash
        self.labels = labels
        self.waivers = waivers
        workers = Workers(threads: threads)
    }

    /// Judges all records.
    ///
    /// Tables are judged parents first, so that a record can fall with the one it refers to. In a
    /// table errors come before warnings, and what depends on a cell found faulty is not judged.
    ///
    /// - Parameter export: The records.
    /// - Returns: All findings, ingest's among them, and how each rule ended.
    public func validate(_ export: IngestedExport) -> Verdict {
        var none: RuleTimes?
        return validate(export, isFiled: true, times: &none)
    }

    /// Judges all records, and measures the rules.
    ///
    /// - Parameters:
    ///   - export: The records.
    ///   - links: The same records linked; they are linked here where there is nothing.
    ///   - isFiled: Whether a filing is made of it; without one, and without waivers, findings need no
    ///     fingerprints.
    ///   - times: Gets the time of each rule added; nothing is measured where there is nothing.
    /// - Returns: The same as without measuring.
    public func validate(
        _ export: IngestedExport,
        links: LinkedRecords? = nil,
        isFiled: Bool,
        times: inout RuleTimes?
    ) -> Verdict {
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
            judge.judge(&judgement)
        }
        times = judgement.times
        let ended = judgement.ended
        let findings = judgement.takeFindings()
        let outcomes = RuleOutcomes(grant: grant, findings: findings, ended: ended).all
        guard isFiled || waivers != nil else {
            return Verdict(findings: findings, outcomes: outcomes)
        }
        var marked = findings
        Fingerprints(grant: grant, export: export, hash: hash, workers: workers).mark(&marked)
        if let waivers {
            WaiverJudge(waivers, of: grant, on: export.moment.asOf, labels: labels)
                .apply(to: &marked)
        }
        return Verdict(findings: marked, outcomes: outcomes)
    }
}
