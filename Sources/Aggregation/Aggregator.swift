import Expressions
public import Grants
public import Ingestion
public import Validation

/// Counts the indicators of a grant.
public struct Aggregator: Sendable {
    private let grant: Grant
    private let threads: Int?

    /// Makes the aggregator of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - threads: How many threads count; as many as there are cores where nothing is said.
    public init(grant: Grant, threads: Int? = nil) {
        self.grant = grant
        self.threads = threads
    }

    /// Counts every indicator for every half-year from the term's first to the filing's.
    ///
    /// - Parameters:
    ///   - export: The records.
    ///   - links: The same records linked; they are linked here where there is nothing.
    ///   - effects: The records that count nowhere, or in grand totals only.
    /// - Returns: The figures in the order of `results.csv`.
    /// - Throws: `FigureFault` where a figure cannot be computed exactly.
    public func aggregate(
        _ export: IngestedExport,
        links: LinkedRecords? = nil,
        _ effects: RecordEffects
    ) throws(FigureFault) -> [Figure] {
        let workers = Workers(threads: threads)
        let links = links ?? LinkedRecords(export, of: grant, workers: workers)
        var datasets: [Indicator.Records: Dataset] = [
            .all: links.dataset(without: effects.rejected)
        ]
        if !effects.incomplete.records.isEmpty {
            datasets[.complete] = links.dataset(without: effects.incompleteOrRejected)
        }
        var counter = Counter(
            grant: grant,
            moment: export.moment,
            datasets: datasets,
            workers: workers
        )
        return try counter.figures()
    }
}
