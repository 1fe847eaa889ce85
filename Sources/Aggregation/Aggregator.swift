import Dispatch
import Expressions
public import Grants
public import Ingestion
import Synchronization
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
        let indicators = grant.allIndicators
        let counted = Mutex(
            [Result<[Figure], FigureFault>?](repeating: nil, count: indicators.count)
        )
        // Each indicator is counted by itself, so that threads change nothing but the time.
        DispatchQueue.concurrentPerform(iterations: indicators.count) { index in
            let (pack, indicator) = indicators[index]
            let result = Result { () throws(FigureFault) in
                do throws(ArithmeticFault) {
                    return try counter.figures(of: indicator, pack: pack)
                } catch {
                    throw FigureFault(indicator: indicator.code, reason: error)
                }
            }
            counted.withLock { $0[index] = result }
        }
        var figures: [Figure] = []
        for result in counted.withLock({ $0 }) { figures += try result?.get() ?? [] }
        return figures.sorted { $0.key < $1.key }
    }
}
