import Grants

/// Figures by their keys.
struct FigureIndex {
    private let figures: [Figure]
    private let places: [Figure.Key: Int]

    init(_ figures: [Figure]) {
        self.figures = figures
        var places = [Figure.Key: Int](minimumCapacity: figures.count)
        // Of equal keys the first counts.
        for index in figures.indices.reversed() { places[figures[index].key] = index }
        self.places = places
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
