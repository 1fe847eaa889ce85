import Expressions
import Grants

extension LanguageContext {
    /// The charts of the grant, ready to be drawn.
    var charts: TemplateValue {
        let charts = grant.charts.compactMap { chart in
            grant.indicators.first { $0.code == chart.indicator }
                .map { (chart: chart, indicator: $0) }
        }
        return .list(of: charts) { self.chart($0.chart, of: $0.indicator) }
    }

    private func chart(_ chart: Chart, of indicator: Indicator) -> TemplateValue {
        let bars = grant.halfYears(through: subject.period).map { period in
            Bar(period: period, figure: index.total(indicator.code, period, .period))
        }
        let reference = chart.reference
        let scale = ChartScale(
            values: (bars.map(\.value) + [reference?.value]).compactMap(\.self)
        )
        return .object { [self] name in
            switch name {
            case "id", "indicator": .text(indicator.code)
            case "title": text(indicator.title)
            case "unit": .text(format.unit(indicator.unit))
            case "unitCode": .text(indicator.unit)
            case "description": .text(description(of: bars, indicator))
            case "width": .text("\(ChartScale.width)")
            case "height": .text("\(ChartScale.height)")
            case "left": .text("\(ChartScale.left)")
            case "right": .text("\(ChartScale.right)")
            case "top": .text("\(ChartScale.top)")
            case "bottom": .text("\(ChartScale.bottom)")
            case "labelY": .text("\(ChartScale.bottom + 18)")
            case "bars":
                .list(of: Array(bars.indices)) {
                    self.bar(bars[$0], $0, of: bars.count, scale, decimals: indicator.decimals)
                }
            case "ticks": .list(of: scale.ticks) { self.tick($0, scale, $1) }
            case "hasReference": .flag(reference != nil)
            case "referenceY": .text(reference.map { scale.y($0.value) } ?? "")
            case "referenceTextY": .text(reference.map { scale.y($0.value, offset: -5) } ?? "")
            case "referenceText":
                .text(
                    reference.map {
                        "\($0.title.text(in: language)): \(format.number($0.value.description))"
                    } ?? ""
                )
            default: nil
            }
        }
    }

    private func description(of bars: [Bar], _ indicator: Indicator) -> String {
        let values = bars.map { "\(format.title($0.period)): \(spoken($0.figure))" }
        return format.label(
            .chartDescription,
            [
                "title": indicator.title.text(in: language),
                "values": values.joined(separator: "; "),
            ]
        )
    }

    private func spoken(_ figure: Figure?) -> String {
        guard let figure, !figure.value.isEmpty else { return format.status(.unavailable) }
        return format.number(figure.value)
    }

    private func tick(_ tick: Rational, _ scale: ChartScale, _ name: String) -> TemplateValue? {
        switch name {
        case "y": .text(scale.y(tick))
        case "textY": .text(scale.y(tick, offset: 4))
        case "text": .text(format.number(tick.description))
        default: nil
        }
    }

    /// A half-year with its figure.
    private struct Bar {
        var period: HalfYear
        var figure: Figure?

        var value: Rational? { figure.flatMap { Rational(decimal: $0.value) } }
    }

    private func bar(
        _ bar: Bar,
        _ position: Int,
        of count: Int,
        _ scale: ChartScale,
        decimals: Int
    ) -> TemplateValue {
        let value = bar.value
        let place = ChartScale.place(position, of: count)
        return .object { [self] name in
            switch name {
            case "x": .text(place.x)
            case "width": .text(place.width)
            case "middle": .text(place.middle)
            case "y": .text(value.map { scale.y($0) } ?? "\(ChartScale.bottom)")
            case "height": .text(value.map(scale.height) ?? "0")
            case "above":
                .text(value.map { scale.y($0, offset: -6) } ?? "\(ChartScale.bottom - 6)")
            case "label": .text(format.short(bar.period))
            case "text": .text(value.flatMap { short($0, decimals) } ?? "–")
            case "hasValue": .flag(value != nil)
            case "isProvisional": .flag(bar.figure?.status == .provisional)
            case "isCurrent": .flag(bar.period == subject.period)
            case "period": .text(bar.period.description)
            case "value": .text(bar.figure?.value ?? "")
            case "status": .text((bar.figure?.status ?? .unavailable).rawValue)
            default: nil
            }
        }
    }

    /// Writes a value above its bar: a thousand and more need no tenths, and there is no room for
    /// them.
    private func short(_ value: Rational, _ decimals: Int) -> String? {
        let shown = value < Rational(1000) ? min(decimals, 1) : 0
        return (try? value.rounded(toDecimals: shown)).map(format.number)
    }
}
