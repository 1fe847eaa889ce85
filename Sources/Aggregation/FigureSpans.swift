import Expressions
import Grants

/// The spans of figures over the same kinds of span, from tables of the same coverage.
struct FigureSpans {
    /// The half-year, by its place among them, and the kind of span of a figure.
    struct Moment {
        let halfYear: Int
        let kind: SpanKind
    }

    let kinds: [SpanKind]
    let coverage: CivilDate?
    /// The half-years and kinds of span of the figures, in their order.
    let moments: [Moment]
    /// The span of each; nothing where the figure is unavailable.
    let spans: [Span?]
    /// The spans that are there.
    let sections: [Section]

    init(
        _ kinds: [SpanKind],
        coverage: CivilDate?,
        _ halfYears: [HalfYear],
        _ calendar: Calendar
    ) {
        self.kinds = kinds
        self.coverage = coverage
        moments = Self.moments(kinds, halfYears)
        spans = moments.map {
            calendar.span(halfYears[$0.halfYear], $0.kind, coverage: coverage)
        }
        sections = Section.sections(of: spans.compactMap(\.self))
    }

    /// Returns the moments of figures: each half-year with each kind.
    static func moments(_ kinds: [SpanKind], _ halfYears: [HalfYear]) -> [Moment] {
        halfYears.indices.flatMap { halfYear in
            kinds.map { Moment(halfYear: halfYear, kind: $0) }
        }
    }
}
