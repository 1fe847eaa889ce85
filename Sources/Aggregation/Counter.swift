import Expressions
import Grants
import Ingestion
import Validation

/// Counts one indicator after the other over the same records.
struct Counter {
    let grant: Grant
    let export: IngestedExport
    let links: LinkedRecords
    let rejections: Rejections

    /// Returns all figures of an indicator: each half-year, span, breakdown and category.
    func figures(of indicator: Indicator, pack: String) throws(ArithmeticFault) -> [Figure] {
        var figures: [Figure] = []
        let kinds: [SpanKind] = indicator.measure.accumulates ? [.period, .cumulative] : [.period]
        for halfYear in grant.halfYears(through: export.moment.period) {
            for kind in kinds {
                let values = try self.values(of: indicator, pack, halfYear, kind)
                for value in values {
                    figures.append(try figure(value, indicator, pack, halfYear, kind))
                }
            }
        }
        return figures
    }

    /// A value of one category before it is rounded; nothing where it is unavailable.
    private struct CategoryValue {
        var breakdown: String
        var category: String
        var value: Rational?
    }

    private func figure(
        _ value: CategoryValue,
        _ indicator: Indicator,
        _ pack: String,
        _ halfYear: HalfYear,
        _ kind: SpanKind
    ) throws(ArithmeticFault) -> Figure {
        let key = Figure.Key(
            pack: pack,
            indicator: indicator.code,
            period: halfYear.description,
            span: kind,
            breakdown: value.breakdown,
            category: value.category
        )
        guard let number = value.value else {
            return Figure(key: key, value: "", unit: indicator.unit, status: .unavailable)
        }
        return Figure(
            key: key,
            value: try number.rounded(toDecimals: indicator.decimals),
            unit: indicator.unit,
            status: calendar.status(of: halfYear)
        )
    }

    private var calendar: Calendar {
        Calendar(
            termStart: grant.termStart,
            termEnd: grant.termEnd,
            dataDay: export.moment.dataDay
        )
    }

    private func values(
        of indicator: Indicator,
        _ pack: String,
        _ halfYear: HalfYear,
        _ kind: SpanKind
    ) throws(ArithmeticFault) -> [CategoryValue] {
        switch indicator.measure {
        case .unavailable:
            return [CategoryValue(breakdown: "", category: "", value: nil)]
        case .ratio(let part, let whole):
            let value = try ratio(part, whole, indicator, pack, halfYear, kind)
            return [CategoryValue(breakdown: "", category: "", value: value)]
        default:
            return try counted(indicator, halfYear, kind)
        }
    }

    private func counted(
        _ indicator: Indicator,
        _ halfYear: HalfYear,
        _ kind: SpanKind
    ) throws(ArithmeticFault) -> [CategoryValue] {
        guard let selection = indicator.measure.selection,
            let definition = grant.exports.table(selection.table)
        else { return [] }
        let coverage = indicator.measure.tables.compactMap { grant.exports.table($0)?.coverage }.max()
        let span = calendar.span(halfYear, kind, coverage: coverage)
        let dataset = dataset(for: span)
        guard let table = dataset.tables[selection.table] else { return [] }
        let tally = try span.map { span throws(ArithmeticFault) in
            try Tally(indicator.measure, over: dataset, table: table, span: span)
        }
        var values: [CategoryValue] = []
        for fields in [[]] + indicator.breakdowns {
            let categories =
                fields.isEmpty
                ? Categories(totalOf: table.recordCount)
                : Categories(crossing: fields.compactMap(definition.field), of: table)
            let counts = try tally?.values(by: categories)
            for (index, name) in categories.names.enumerated() {
                values.append(
                    CategoryValue(
                        breakdown: categories.breakdown,
                        category: name,
                        value: counts?[index]
                    )
                )
            }
        }
        return values
    }

    private func dataset(for span: Span?) -> Dataset {
        guard let span else { return links.dataset(without: rejections) }
        return links.dataset(
            without: rejections,
            constants: [
                "span_start": .date(span.start),
                "span_end": .date(CivilDate(dayNumber: span.end.dayNumber - 1)),
            ]
        )
    }

    private func ratio(
        _ part: Measure.Quantity,
        _ whole: Measure.Quantity,
        _ indicator: Indicator,
        _ pack: String,
        _ halfYear: HalfYear,
        _ kind: SpanKind
    ) throws(ArithmeticFault) -> Rational? {
        guard let numerator = try quantity(part, pack, halfYear, kind),
            let denominator = try quantity(whole, pack, halfYear, kind), denominator != Rational(0)
        else { return nil }
        let factor = Rational(indicator.unit == "percent" ? 100 : 1)
        return try numerator.multiplied(by: factor).divided(by: denominator)
    }

    private func quantity(
        _ quantity: Measure.Quantity,
        _ pack: String,
        _ halfYear: HalfYear,
        _ kind: SpanKind
    ) throws(ArithmeticFault) -> Rational? {
        switch quantity {
        case .number(_, let value): return value
        case .indicator(let code):
            let found = grant.allIndicators.first { $0.pack == pack && $0.indicator.code == code }
            guard let indicator = found?.indicator else { return nil }
            return try values(of: indicator, pack, halfYear, kind).first?.value
        }
    }
}
