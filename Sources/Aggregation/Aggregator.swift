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
    ///   - rejections: The records that do not count.
    /// - Returns: The figures in the order of `results.csv`.
    /// - Throws: `FigureFault` where a figure cannot be computed exactly.
    public func aggregate(
        _ export: IngestedExport,
        links: LinkedRecords? = nil,
        without rejections: Rejections
    ) throws(FigureFault) -> [Figure] {
        let workers = Workers(threads: threads)
        let links = links ?? LinkedRecords(export, of: grant, workers: workers)
        var counter = Counter(
            grant: grant,
            moment: export.moment,
            dataset: links.dataset(without: rejections),
            workers: workers
        )
        return try counter.figures()
    }
}
