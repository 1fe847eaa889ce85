import Grants

/// Figures by their keys.
struct FigureIndex {
    private let figures: [Figure]
    private let places: [Figure.Key: Int]

    init(_ figures: [Figure]) {
        self.figures = figures
        places = Dictionary(zip(figures.lazy.map(\.key), figures.indices)) { first, _ in first }
    }

    subscript(key: Figure.Key) -> Figure? { places[key].map { figures[$0] } }

    func total(
        _ indicator: String,
        pack: String = "",
        _ period: HalfYear,
        _ span: SpanKind
    ) -> Figure? {
        self[
            Figure.Key(pack: pack, indicator: indicator, period: period.description, span: span)
        ]
    }
}
