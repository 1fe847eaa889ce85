import Expressions
import Grants

extension LanguageContext {
    /// The charts of the grant, ready to be drawn.
    var charts: [TemplateValue] {
        grant.charts.compactMap { chart in
            grant.indicators.first { $0.code == chart.indicator }.map { self.chart(chart, of: $0) }
        }
    }

    private func chart(_ chart: Chart, of indicator: Indicator) -> TemplateValue {
        let periods = grant.halfYears(through: subject.period)
        let figures = periods.map { index.total(indicator.code, $0, .period) }
        let values = figures.map { $0.flatMap { Rational(decimal: $0.value) } }
        let reference = chart.reference
        let scale = ChartScale(
            values: values.compactMap(\.self) + [reference?.value].compactMap(\.self)
        )
        let bars = periods.indices.map { position in
            bar(
                figures[position],
                periods[position],
                position,
                of: periods.count,
                scale,
                decimals: indicator.decimals
            )
        }
        let described = zip(periods, figures).map { period, figure in
            "\(format.title(period)): \(spoken(figure))"
        }
        let title = indicator.title.text(in: language)
        return .object([
            "id": .text(indicator.code),
            "indicator": .text(indicator.code),
            "title": .text(title),
            "unit": .text(format.unit(indicator.unit)),
            "unitCode": .text(indicator.unit),
            "description": .text(
                format.label(
                    .chartDescription,
                    ["title": title, "values": described.joined(separator: "; ")]
                )
            ),
            "width": .text("\(ChartScale.width)"),
            "height": .text("\(ChartScale.height)"),
            "left": .text("\(ChartScale.left)"),
            "right": .text("\(ChartScale.right)"),
            "top": .text("\(ChartScale.top)"),
            "bottom": .text("\(ChartScale.bottom)"),
            "labelY": .text("\(ChartScale.bottom + 18)"),
            "bars": .list(bars),
            "ticks": .list(
                scale.ticks.map { tick in
                    .object([
                        "y": .text(scale.y(tick)),
                        "textY": .text(scale.y(tick, offset: 4)),
                        "text": .text(format.number(tick.description)),
                    ])
                }
            ),
            "hasReference": .flag(reference != nil),
            "referenceY": .text(reference.map { scale.y($0.value) } ?? ""),
            "referenceTextY": .text(reference.map { scale.y($0.value, offset: -5) } ?? ""),
            "referenceText": .text(
                reference.map {
                    "\($0.title.text(in: language)): \(format.number($0.value.description))"
                } ?? ""
            ),
        ])
    }

    private func spoken(_ figure: Figure?) -> String {
        guard let figure, !figure.value.isEmpty else { return format.status(.unavailable) }
        return format.number(figure.value)
    }

    private func bar(
        _ figure: Figure?,
        _ period: HalfYear,
        _ position: Int,
        of count: Int,
        _ scale: ChartScale,
        decimals: Int
    ) -> TemplateValue {
        let value = figure.flatMap { Rational(decimal: $0.value) }
        let place = ChartScale.place(position, of: count)
        // A thousand and more need no tenths, and there is no room for them.
        let shown = value.map { $0 < Rational(1000) } ?? true ? min(decimals, 1) : 0
        let short = value.flatMap { try? $0.rounded(toDecimals: shown) }
        return .object([
            "x": .text(place.x),
            "width": .text(place.width),
            "middle": .text(place.middle),
            "y": .text(value.map { scale.y($0) } ?? "\(ChartScale.bottom)"),
            "height": .text(value.map(scale.height) ?? "0"),
            "above": .text(value.map { scale.y($0, offset: -6) } ?? "\(ChartScale.bottom - 6)"),
            "label": .text(format.short(period)),
            "text": .text(short.map(format.number) ?? "–"),
            "hasValue": .flag(value != nil),
            "isProvisional": .flag(figure?.status == .provisional),
            "isCurrent": .flag(period == subject.period),
            "period": .text(period.description),
            "value": .text(figure?.value ?? ""),
            "status": .text((figure?.status ?? .unavailable).rawValue),
        ])
    }
}
