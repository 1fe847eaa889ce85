import Expressions
public import Grants
public import Ingestion
public import Validation

/// Counts the indicators of a grant.
public struct Aggregator: Sendable {
    private let grant: Grant

    /// Makes the aggregator of a grant.
    public init(grant: Grant) {
        self.grant = grant
    }

    /// Counts every indicator for every half-year from the term's first to the filing's.
    ///
    /// - Parameters:
    ///   - export: The records.
    ///   - rejections: The records that do not count.
    /// - Returns: The figures in the order of `results.csv`.
    /// - Throws: `FigureFault` where a figure cannot be computed exactly.
    public func aggregate(
        _ export: IngestedExport,
        without rejections: Rejections
    ) throws(FigureFault) -> [Figure] {
        let counter = Counter(grant: grant, export: export, rejections: rejections)
        var figures: [Figure] = []
        for (pack, indicator) in grant.allIndicators {
            do {
                figures += try counter.figures(of: indicator, pack: pack)
            } catch {
                throw FigureFault(indicator: indicator.code, reason: error)
            }
        }
        return figures.sorted { $0.key < $1.key }
    }
}
