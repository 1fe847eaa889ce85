import Grants

/// Figures by their keys.
struct FigureIndex {
    private let figures: [Figure.Key: Figure]

    init(_ figures: [Figure]) {
        self.figures = Dictionary(figures.map { ($0.key, $0) }) { first, _ in first }
    }

    subscript(key: Figure.Key) -> Figure? { figures[key] }

    func total(
        _ indicator: String,
        pack: String = "",
        _ period: HalfYear,
        _ span: SpanKind
    ) -> Figure? {
        figures[
            Figure.Key(pack: pack, indicator: indicator, period: period.description, span: span)
        ]
    }
}
