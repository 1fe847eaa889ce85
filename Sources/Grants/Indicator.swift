/// An indicator: what is counted, and in which unit.
public struct Indicator: Sendable {
    /// The code.
    public var code: String
    /// What people read.
    public var title: LocalizedText
    /// The unit's code.
    public var unit: String
    /// The decimals of every figure.
    public var decimals: Int
    /// How it counts.
    public var measure: Measure
    /// Which records it counts.
    public var records: Records
    /// Whether it has a cumulative figure: a stock has none, nor has a ratio with a stock in it.
    public var accumulates: Bool
    /// The spans over which it is reported, as far as it has figures of them.
    public var spans: Set<SpanKind>
    /// The breakdowns, each a list of coded fields of the measure's table.
    public var breakdowns: [[String]]
    /// The formula in words.
    public var method: LocalizedText?
    /// What readers must know beside the figure.
    public var note: LocalizedText?
    /// What makes the figure sensitive.
    public var sensitivity: Sensitivity?
    /// How far the definition was checked.
    public var evidence: Evidence?

    /// Why there is no figure, where there never is one.
    public var reason: LocalizedText? {
        if case .unavailable(let reason) = measure { reason } else { nil }
    }

    /// Which records an indicator counts, beside those that are rejected, which none does.
    public enum Records: String, Sendable, CaseIterable {
        /// Those that are complete.
        case complete
        /// The incomplete ones too, as the grand total of participants does.
        ///
        /// Source: Reg. (EU) 2015/207, Annex V, Table 4A, note on the grand total.
        case all
    }

    /// Why a small figure of this indicator needs more protection than others.
    public enum Sensitivity: String, Sendable, CaseIterable {
        /// It tells of people's health.
        case health
        /// It tells of people's offences.
        case offence
    }
}
