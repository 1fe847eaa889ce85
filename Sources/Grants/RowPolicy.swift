/// What becomes of the rows of a table that are not as its header says.
public struct RowPolicy: Sendable, Equatable {
    /// What becomes of such a row.
    public enum Treatment: String, Sendable, CaseIterable {
        /// It is a finding, and no record counts because of it.
        case error
        /// It is put right where it can be, and counted.
        case mend
        /// It is passed over without a word.
        case ignore
    }

    /// Rows without any value.
    public var blankRow = Treatment.mend
    /// Rows with fewer cells than the header; mended, the missing ones have no value.
    public var missingCell = Treatment.error
    /// Rows with more cells than the header; mended, those without a value are dropped.
    public var extraCell = Treatment.mend
    /// Rows that repeat the header, as in files that were put together.
    public var repeatedHeader = Treatment.mend
    /// Quotes out of place; mended, those inside a text that is not quoted belong to it.
    public var quoteError = Treatment.error

    /// Makes the policy of a table that declares none: what is harmless is mended.
    public init() {}
}

extension RowPolicy {
    /// Reads what stands under `rows`; each key is the rule's id.
    init(_ reader: ConfigurationReader) {
        let mendable: [Treatment] = [.error, .mend]
        func read(_ rule: BuiltInRule, _ value: inout Treatment, _ allowed: [Treatment]) {
            guard let node = reader.optional(rule.rawValue), let text = reader.text(of: node)
            else { return }
            guard let treatment = Treatment(rawValue: text), allowed.contains(treatment) else {
                let names = allowed.map(\.rawValue)
                return reader.log.note(.unknownValue(text, allowed: names), at: node)
            }
            value = treatment
        }
        read(.blankRow, &blankRow, Treatment.allCases)
        read(.missingCell, &missingCell, mendable)
        read(.extraCell, &extraCell, mendable)
        read(.repeatedHeader, &repeatedHeader, Treatment.allCases)
        read(.quoteError, &quoteError, mendable)
        reader.finish()
    }
}
