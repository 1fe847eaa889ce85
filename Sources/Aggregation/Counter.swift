import Expressions
import Grants
import Ingestion

/// Counts the indicators of a grant: plans them all, walks over each table once, and makes figures.
struct Counter {
    private let grant: Grant
    private let period: HalfYear
    private let calendar: Calendar
    private let dataset: Dataset
    private let categories: [Partition: Categories]
    private var walks: [String: TableWalk]

    init(grant: Grant, moment: ReportingMoment, dataset: Dataset, workers: Workers) {
        self.grant = grant
        self.dataset = dataset
        period = moment.period
        calendar = Calendar(
            termStart: grant.termStart,
            termEnd: grant.termEnd,
            dataDay: moment.dataDay
        )
        categories = Self.categories(grant, dataset)
        walks = dataset.tables.mapValues { TableWalk($0, workers: workers) }
    }

    /// Returns the figures of all indicators, nearly in the order of `results.csv`.
    mutating func figures() throws(FigureFault) -> [Figure] {
        var plans: [Plan] = []
        for (pack, indicator) in grant.allIndicators {
            plans.append(plan(indicator, pack, moments(of: indicator, pack)))
        }
        let gathered = walks.compactMapValues { $0.isNeeded ? $0.gathered() : nil }
        var figures: [Figure] = []
        let inOrder = zip(grant.allIndicators, plans).sorted { left, right in
            Self.precedes(
                [left.0.pack, left.0.indicator.code],
                [right.0.pack, right.0.indicator.code]
            )
        }
        for ((pack, indicator), plan) in inOrder {
            do throws(ArithmeticFault) {
                let values = try values(of: plan, gathered)
                figures += try self.figures(of: indicator, pack, values)
            } catch {
                throw FigureFault(indicator: indicator.code, reason: error)
            }
        }
        return figures
    }

    /// The half-years and kinds of span of an indicator's figures.
    private func moments(of indicator: Indicator, _ pack: String) -> [FigureMoment] {
        let kinds = [SpanKind.cumulative, .period].filter { kind in
            indicator.spans.contains(kind) && (kind == .period || accumulates(indicator, pack))
        }
        return grant.halfYears(through: period).flatMap { halfYear in
            kinds.map { FigureMoment(halfYear: halfYear, kind: $0) }
        }
    }

    /// Returns all figures of an indicator: each half-year, span, breakdown and category.
    private func figures(
        of indicator: Indicator,
        _ pack: String,
        _ values: [[[Rational?]]]
    ) throws(ArithmeticFault) -> [Figure] {
        // Nearly in order, they need no long sorting.
        let partitions = partitions(of: indicator)
        let places = partitions.indices.sorted {
            Self.precedes([partitions[$0].breakdown], [partitions[$1].breakdown])
        }
        let categories = partitions.map { partition in
            partition.names.indices.sorted {
                Self.precedes([partition.names[$0]], [partition.names[$1]])
            }
        }
        var figures: [Figure] = []
        for (index, moment) in moments(of: indicator, pack).enumerated() {
            let period = moment.halfYear.description
            for place in places {
                for category in categories[place] {
                    let key = Figure.Key(
                        pack: pack,
                        indicator: indicator.code,
                        period: period,
                        span: moment.kind,
                        breakdown: partitions[place].breakdown,
                        category: partitions[place].names[category]
                    )
                    let value = values[place][index][category]
                    figures.append(try figure(value, indicator, key, moment.halfYear))
                }
            }
        }
        return figures
    }

    /// Tells whether texts come before others by their bytes.
    private static func precedes(_ left: [String], _ right: [String]) -> Bool {
        left.lexicographicallyPrecedes(right) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
            return [.total]
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
                    ? .total
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

    // MARK: Planning

    /// How the values of an indicator are found at some moments.
    private indirect enum Plan {
        /// From the tallies of some of the moments: one for all of them, or one for each.
        case tallies([Tally], table: String, isThere: [Bool], widths: [Int])
        /// By dividing one value by another; the first is multiplied before.
        case ratio(Plan, Plan, factor: Rational)
        /// The same number at all moments, or none.
        case number(Rational?, count: Int)
    }

    private mutating func plan(
        _ indicator: Indicator,
        _ pack: String,
        _ moments: [FigureMoment],
        isTotalOnly: Bool = false
    ) -> Plan {
        let measure = indicator.measure
        if case .ratio(let part, let whole) = measure {
            let factor = Rational(indicator.unit == "percent" ? 100 : 1)
            return .ratio(
                plan(part, pack, moments),
                plan(whole, pack, moments),
                factor: factor
            )
        }
        guard let selection = measure.selection, dataset.tables[selection.table] != nil else {
            return .number(nil, count: moments.count)
        }
        let coverage = measure.tables.compactMap { grant.exports.table($0)?.coverage }.max()
        let spans = moments.map { calendar.span($0.halfYear, $0.kind, coverage: coverage) }
        let partitions = isTotalOnly ? [.total] : partitions(of: indicator)
        return .tallies(
            tallies(measure, selection.table, spans.compactMap(\.self), partitions),
            table: selection.table,
            isThere: spans.map { $0 != nil },
            widths: partitions.map(\.names.count)
        )
    }

    private mutating func plan(
        _ quantity: Measure.Quantity,
        _ pack: String,
        _ moments: [FigureMoment]
    ) -> Plan {
        switch quantity {
        case .number(_, let value): return .number(value, count: moments.count)
        case .indicator(let code):
            guard let indicator = indicator(code, pack) else {
                return .number(nil, count: moments.count)
            }
            return plan(indicator, pack, moments, isTotalOnly: true)
        }
    }

    private mutating func tallies(
        _ measure: Measure,
        _ table: String,
        _ spans: [Span],
        _ partitions: [Categories]
    ) -> [Tally] {
        let breakdowns = Array(partitions.dropFirst())
        guard var walk = walks[table] else { return [] }
        walks[table] = nil
        defer { walks[table] = walk }
        let names = measure.expressions.reduce(into: Set()) { $0.formUnion($1.constants) }
        if names.isDisjoint(with: Self.spanConstants) {
            return Tally(measure, over: dataset, spans, by: breakdowns, &walk.steps).map { [$0] }
                ?? []
        }
        // Which records count depends on the span: each has a tally of its own.
        return spans.compactMap { span in
            var dataset = dataset
            dataset.constants["span_start"] = .date(span.start)
            dataset.constants["span_end"] = .date(span.lastDay)
            return Tally(measure, over: dataset, [span], by: breakdowns, &walk.steps)
        }
    }

    private static let spanConstants: Set = ["span_start", "span_end"]

    // MARK: Values

    /// Returns for each partition and moment the values by category, unrounded; none where a figure
    /// is unavailable.
    private func values(
        of plan: Plan,
        _ gathered: [String: Gathered]
    ) throws(ArithmeticFault) -> [[[Rational?]]] {
        switch plan {
        case .number(let value, let count):
            return [[[Rational?]]](
                repeating: [[Rational?]](repeating: [value], count: count),
                count: 1
            )
        case .ratio(let part, let whole, let factor):
            return [
                try ratios(
                    try values(of: part, gathered)[0],
                    try values(of: whole, gathered)[0],
                    factor
                )
            ]
        case .tallies(let tallies, let table, let isThere, let widths):
            var found = [[[Rational]]](repeating: [], count: widths.count)
            for tally in tallies {
                guard let walked = gathered[table] else { continue }
                for (place, values) in try tally.values(from: walked).enumerated() {
                    found[place] += values
                }
            }
            return zip(widths, found).map { width, found in
                var rest = found[...]
                let nothing = [Rational?](repeating: nil, count: width)
                return isThere.map { $0 ? rest.popFirst() ?? nothing : nothing }
            }
        }
    }

    private func ratios(
        _ numerators: [[Rational?]],
        _ denominators: [[Rational?]],
        _ factor: Rational
    ) throws(ArithmeticFault) -> [[Rational?]] {
        var ratios: [[Rational?]] = []
        for (numerator, denominator) in zip(numerators, denominators) {
            guard let above = numerator.first ?? nil, let below = denominator.first ?? nil,
                below != Rational(0)
            else {
                ratios.append([nil])
                continue
            }
            ratios.append([try above.multiplied(by: factor).divided(by: below)])
        }
        return ratios
    }
}
