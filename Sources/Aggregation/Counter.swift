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
    private let categories: [Partition: Categories]

    init(grant: Grant, export: IngestedExport, rejections: Rejections) {
        self.grant = grant
        period = export.moment.period
        calendar = Calendar(
            termStart: grant.termStart,
            termEnd: grant.termEnd,
            dataDay: export.moment.dataDay
        )
        dataset = LinkedRecords(export, of: grant).dataset(without: rejections)
        categories = Self.categories(grant, dataset)
    }

    /// Returns all figures of an indicator: each half-year, span, breakdown and category.
    func figures(of indicator: Indicator, pack: String) throws(ArithmeticFault) -> [Figure] {
        let kinds = [SpanKind.period, .cumulative].filter { kind in
            indicator.spans.contains(kind) && (kind == .period || accumulates(indicator, pack))
        }
        let moments = grant.halfYears(through: period).flatMap { halfYear in
            kinds.map { FigureMoment(halfYear: halfYear, kind: $0) }
        }
        var figures: [Figure] = []
        let partitions = partitions(of: indicator)
        let values = try values(of: indicator, pack, moments, by: partitions)
        for (partition, values) in zip(partitions, values) {
            for (moment, values) in zip(moments, values) {
                for (category, value) in zip(partition.names, values) {
                    let key = Figure.Key(
                        pack: pack,
                        indicator: indicator.code,
                        period: moment.halfYear.description,
                        span: moment.kind,
                        breakdown: partition.breakdown,
                        category: category
                    )
                    figures.append(try figure(value, indicator, key, moment.halfYear))
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

    /// Rounds a value; without one the figure is unavailable.
    private func figure(
        _ value: Rational?,
        _ indicator: Indicator,
        _ key: Figure.Key,
        _ halfYear: HalfYear
    ) throws(ArithmeticFault) -> Figure {
        guard let value else {
            return Figure(key: key, value: "", unit: indicator.unit, status: .unavailable)
        }
        return Figure(
            key: key,
            value: try value.rounded(toDecimals: indicator.decimals),
            unit: indicator.unit,
            status: calendar.status(of: halfYear)
        )
    }

    /// The total and the breakdowns of an indicator over records.
    private func partitions(of indicator: Indicator) -> [Categories] {
        guard let table = indicator.measure.selection?.table else {
            return [Categories(totalOf: 0)]
        }
        return ([[]] + indicator.breakdowns).compactMap {
            categories[Partition(table: table, fields: $0)]
        }
    }

    /// The records of a table by the codes of fields; without any, the total.
    private struct Partition: Hashable {
        var table: String
        var fields: [String]
    }

    /// Divides the records in every way in which some indicator asks for them.
    private static func categories(_ grant: Grant, _ dataset: Dataset) -> [Partition: Categories] {
        var categories: [Partition: Categories] = [:]
        for (_, indicator) in grant.allIndicators {
            guard let name = indicator.measure.selection?.table, let table = dataset.tables[name],
                let definition = grant.exports.table(name)
            else { continue }
            for fields in [[]] + indicator.breakdowns {
                let partition = Partition(table: name, fields: fields)
                guard categories[partition] == nil else { continue }
                categories[partition] =
                    fields.isEmpty
                    ? Categories(totalOf: table.recordCount)
                    : Categories(crossing: fields.compactMap(definition.field), of: table)
            }
        }
        return categories
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

    /// Returns for each partition and moment the values by category, unrounded; none where a figure
    /// is unavailable.
    private func values(
        of indicator: Indicator,
        _ pack: String,
        _ moments: [FigureMoment],
        by partitions: [Categories]
    ) throws(ArithmeticFault) -> [[[Rational?]]] {
        if case .ratio(let part, let whole) = indicator.measure {
            return [try ratio(part, whole, indicator, pack, moments).map { [$0] }]
        }
        let measure = indicator.measure
        let coverage = measure.tables.compactMap { grant.exports.table($0)?.coverage }.max()
        let table = table(of: measure)
        let spans = moments.map { moment in
            table.flatMap { _ in calendar.span(moment.halfYear, moment.kind, coverage: coverage) }
        }
        let found = try self.values(measure, spans.compactMap(\.self), by: partitions)
        return zip(partitions, found).map { partition, found in
            var rest = found[...]
            return spans.map { span in
                let nothing = [Rational?](repeating: nil, count: partition.names.count)
                return span == nil ? nothing : rest.popFirst() ?? nothing
            }
        }
    }

    /// Returns for each partition and span the values by category.
    private func values(
        _ measure: Measure,
        _ spans: [Span],
        by partitions: [Categories]
    ) throws(ArithmeticFault) -> [[[Rational]]] {
        let names = measure.expressions.reduce(into: Set()) { $0.formUnion($1.constants) }
        if names.isDisjoint(with: Self.spanConstants) {
            return try values(measure, dataset, spans, by: partitions)
        }
        // Which records count depends on the span: each has a tally of its own.
        var values = [[[Rational]]](repeating: [], count: partitions.count)
        for span in spans {
            var dataset = dataset
            dataset.constants["span_start"] = .date(span.start)
            dataset.constants["span_end"] = .date(span.lastDay)
            let found = try self.values(measure, dataset, [span], by: partitions)
            for (index, found) in found.enumerated() { values[index] += found }
        }
        return values
    }

    private func values(
        _ measure: Measure,
        _ dataset: Dataset,
        _ spans: [Span],
        by partitions: [Categories]
    ) throws(ArithmeticFault) -> [[[Rational]]] {
        var values: [[[Rational]]] = []
        let table = table(of: measure)
        let tally = try table.flatMap { (table) throws(ArithmeticFault) in
            try Tally(measure, over: dataset, table: table)
        }
        for partition in partitions {
            values.append(try tally?.values(over: spans, by: partition) ?? [])
        }
        return values
    }

    private static let spanConstants: Set = ["span_start", "span_end"]

    private func ratio(
        _ part: Measure.Quantity,
        _ whole: Measure.Quantity,
        _ indicator: Indicator,
        _ pack: String,
        _ moments: [FigureMoment]
    ) throws(ArithmeticFault) -> [Rational?] {
        let factor = Rational(indicator.unit == "percent" ? 100 : 1)
        var ratios: [Rational?] = []
        for (numerator, denominator) in zip(
            try quantity(part, pack, moments),
            try quantity(whole, pack, moments)
        ) {
            guard let numerator, let denominator, denominator != Rational(0) else {
                ratios.append(nil)
                continue
            }
            ratios.append(try numerator.multiplied(by: factor).divided(by: denominator))
        }
        return ratios
    }

    /// Returns a part of a ratio at each moment, unrounded; none where it is unavailable.
    private func quantity(
        _ quantity: Measure.Quantity,
        _ pack: String,
        _ moments: [FigureMoment]
    ) throws(ArithmeticFault) -> [Rational?] {
        switch quantity {
        case .number(_, let value): return moments.map { _ in value }
        case .indicator(let code):
            guard let indicator = indicator(code, pack) else { return moments.map { _ in nil } }
            let total = partitions(of: indicator)[0]
            return try values(of: indicator, pack, moments, by: [total])[0].map { $0.first ?? nil }
        }
    }
}
