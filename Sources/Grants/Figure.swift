/// One figure of a filing: a row of `results.csv`.
public struct Figure: Sendable, Equatable {
    /// What tells one figure from all others.
    public struct Key: Hashable, Sendable, Comparable {
        /// The pack's id without its folder; empty for the grant's own indicators.
        public var pack: String
        /// The indicator's code.
        public var indicator: String
        /// The half-year, as `2018-H2`.
        public var period: String
        /// The half-year alone, or all from the start.
        public var span: SpanKind
        /// The breakdown's field names, joined with `;`; empty for the total.
        public var breakdown: String
        /// The codes of the breakdown's fields, joined with `;`.
        public var category: String

        /// Makes a key.
        public init(
            pack: String,
            indicator: String,
            period: String,
            span: SpanKind,
            breakdown: String = "",
            category: String = ""
        ) {
            self.pack = pack
            self.indicator = indicator
            self.period = period
            self.span = span
            self.breakdown = breakdown
            self.category = category
        }

        /// Hashes the columns that differ most; with the others too the look-ups of a report took
        /// twice as long.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(indicator)
            hasher.combine(period)
            hasher.combine(category)
        }

        /// Orders keys column by column in byte order.
        public static func < (left: Key, right: Key) -> Bool {
            precedes(left.pack, right.pack) ?? precedes(left.indicator, right.indicator)
                ?? precedes(left.period, right.period)
                ?? precedes(left.span.rawValue, right.span.rawValue)
                ?? precedes(left.breakdown, right.breakdown)
                ?? precedes(left.category, right.category) ?? false
        }

        /// Tells whether a text comes first; nil where both are the same bytes.
        private static func precedes(_ one: String, _ other: String) -> Bool? {
            let (left, right) = (one.utf8Span, other.utf8Span)
            for index in 0..<min(left.count, right.count)
            where left.span[index] != right.span[index] {
                return left.span[index] < right.span[index]
            }
            return left.count == right.count ? nil : left.count < right.count
        }

        /// The key's columns in the order of `results.csv`.
        public var columns: [String] {
            [pack, indicator, period, span.rawValue, breakdown, category]
        }
    }

    /// Whether a figure can change, or is there at all.
    public enum Status: String, Sendable, CaseIterable {
        /// The half-year was complete on the data's day.
        case final
        /// The half-year was not yet complete.
        case provisional
        /// The figure is held back to protect people.
        case suppressed
        /// There is no figure.
        case unavailable
    }

    /// What tells this figure from all others.
    public var key: Key
    /// The figure with exactly the indicator's decimals; empty where there is none.
    public var value: String
    /// The unit as declared.
    public var unit: String
    /// Whether the figure can change, or is there at all.
    public var status: Status

    /// Makes a figure.
    public init(key: Key, value: String, unit: String, status: Status) {
        self.key = key
        self.value = value
        self.unit = unit
        self.status = status
    }
}

/// Over what a figure runs.
public enum SpanKind: String, Sendable, CaseIterable {
    /// From the start to the half-year's end.
    case cumulative
    /// The half-year alone.
    case period
}
