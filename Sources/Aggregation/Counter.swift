import Expressions
import Grants
import Ingestion
import Validation

/// Counts one indicator after the other over the same records.
struct Counter {
    private let grant: Grant
    private let period: HalfYear
    private let calendar: Calendar
    private let dataset: Dataset

    init(grant: Grant, export: IngestedExport, rejections: Rejections) {
        self.grant = grant
        period = export.moment.period
        calendar = Calendar(
            termStart: grant.termStart,
            termEnd: grant.termEnd,
            dataDay: export.moment.dataDay
        )
        dataset = LinkedRecords(export, of: grant).dataset(without: rejections)
    }

    /// Returns all figures of an indicator: each half-year, span, breakdown and category.
    func figures(of indicator: Indicator, pack: String) throws(ArithmeticFault) -> [Figure] {
        let partitions = partitions(of: indicator)
        let kinds: [SpanKind] = accumulates(indicator, pack) ? [.period, .cumulative] : [.period]
        var figures: [Figure] = []
        for halfYear in grant.halfYears(through: period) {
            for kind in kinds {
                let moment = FigureMoment(halfYear: halfYear, kind: kind)
                for value in try values(of: indicator, pack, moment, by: partitions) {
                    figures.append(try figure(value, indicator, pack, moment))
                }
            }
        }
        return figures
    }

    /// The half-year and the kind of span of a figure.
    private struct FigureMoment {
        var halfYear: HalfYear
        var kind: SpanKind
    }

    /// A value of one category before it is rounded; nothing where it is unavailable.
    private struct CategoryValue {
        var breakdown = ""
        var category = ""
        var value: Rational?
    }

    private func figure(
        _ value: CategoryValue,
        _ indicator: Indicator,
        _ pack: String,
        _ moment: FigureMoment
    ) throws(ArithmeticFault) -> Figure {
        let key = Figure.Key(
            pack: pack,
            indicator: indicator.code,
            period: moment.halfYear.description,
            span: moment.kind,
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
            status: calendar.status(of: moment.halfYear)
        )
    }

    /// The total and the breakdowns of an indicator over records.
    private func partitions(of indicator: Indicator) -> [Categories] {
        guard let table = table(of: indicator.measure),
            let definition = grant.exports.table(table.name)
        else { return [] }
        let breakdowns = indicator.breakdowns.map { fields in
            Categories(crossing: fields.compactMap(definition.field), of: table)
        }
        return [Categories(totalOf: table.recordCount)] + breakdowns
    }

    private func table(of measure: Measure) -> DataTable? {
        measure.selection.flatMap { dataset.tables[$0.table] }
    }

    /// Tells whether an indicator has cumulative figures; what is divided by or into a stock has
    /// none.
    private func accumulates(_ indicator: Indicator, _ pack: String) -> Bool {
        guard case .ratio(let part, let whole) = indicator.measure else {
            return indicator.measure.accumulates
        }
        return [part, whole].allSatisfy { quantity in
            guard case .indicator(let code) = quantity else { return true }
            return self.indicator(code, pack)?.measure.accumulates ?? true
        }
    }

    private func indicator(_ code: String, _ pack: String) -> Indicator? {
        grant.allIndicators.first { $0.pack == pack && $0.indicator.code == code }?.indicator
    }

    private func values(
        of indicator: Indicator,
        _ pack: String,
        _ moment: FigureMoment,
        by partitions: [Categories]
    ) throws(ArithmeticFault) -> [CategoryValue] {
        switch indicator.measure {
        case .unavailable: return [CategoryValue()]
        case .ratio(let part, let whole):
            return [CategoryValue(value: try ratio(part, whole, indicator, pack, moment))]
        default: break
        }
        let tally = try tally(indicator.measure, moment)
        var values: [CategoryValue] = []
        for categories in partitions {
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

    /// Returns what the records contribute; nothing where the figure is unavailable.
    private func tally(_ measure: Measure, _ moment: FigureMoment) throws(ArithmeticFault) -> Tally?
    {
        let coverage = measure.tables.compactMap { grant.exports.table($0)?.coverage }.max()
        guard let table = table(of: measure),
            let span = calendar.span(moment.halfYear, moment.kind, coverage: coverage)
        else { return nil }
        var dataset = dataset
        dataset.constants["span_start"] = .date(span.start)
        dataset.constants["span_end"] = .date(span.lastDay)
        return try Tally(measure, over: dataset, table: table, span: span)
    }

    private func ratio(
        _ part: Measure.Quantity,
        _ whole: Measure.Quantity,
        _ indicator: Indicator,
        _ pack: String,
        _ moment: FigureMoment
    ) throws(ArithmeticFault) -> Rational? {
        guard let numerator = try quantity(part, pack, moment),
            let denominator = try quantity(whole, pack, moment), denominator != Rational(0)
        else { return nil }
        let factor = Rational(indicator.unit == "percent" ? 100 : 1)
        return try numerator.multiplied(by: factor).divided(by: denominator)
    }

    /// Returns a part of a ratio, unrounded; nothing where it is unavailable.
    private func quantity(
        _ quantity: Measure.Quantity,
        _ pack: String,
        _ moment: FigureMoment
    ) throws(ArithmeticFault) -> Rational? {
        switch quantity {
        case .number(_, let value): return value
        case .indicator(let code):
            guard let indicator = indicator(code, pack) else { return nil }
            let total = Categories(totalOf: table(of: indicator.measure)?.recordCount ?? 0)
            return try values(of: indicator, pack, moment, by: [total]).first?.value
        }
    }
}
