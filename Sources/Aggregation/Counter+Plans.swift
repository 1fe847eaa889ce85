import Expressions
import Grants

extension Counter {
    /// How the values of an indicator are found at some moments.
    indirect enum Plan {
        /// From the tallies of some of the moments: one for all of them, or one for each.
        case tallies([Tally], of: Ground, isThere: [Bool], widths: [Int])
        /// By dividing one value by another; the first is multiplied before.
        case ratio(Plan, Plan, factor: Rational)
        /// The same number at all moments, or none.
        case number(Rational?, count: Int)
    }

    /// Plans the figures of an indicator over all spans of which it has some.
    mutating func plan(_ counted: Counted) -> (values: Plan, moments: [FigureSpans.Moment]) {
        let kinds = [SpanKind.cumulative, .period].filter { kind in
            counted.indicator.spans.contains(kind) && (kind == .period || accumulates(counted))
        }
        return (plan(counted, kinds), FigureSpans.moments(kinds, halfYears))
    }

    /// Tells whether an indicator has cumulative figures; what is divided by or into a stock has
    /// none.
    private func accumulates(_ counted: Counted) -> Bool {
        guard case .ratio(let part, let whole) = counted.indicator.measure else {
            return counted.indicator.measure.accumulates
        }
        return [part, whole].allSatisfy { quantity in
            guard case .indicator(let code) = quantity else { return true }
            return indicator(code, counted.pack)?.indicator.measure.accumulates ?? true
        }
    }

    private func indicator(_ code: String, _ pack: String) -> Counted? {
        indicators.first { $0.pack == pack && $0.indicator.code == code }
    }

    private mutating func plan(
        _ counted: Counted,
        _ kinds: [SpanKind],
        isTotalOnly: Bool = false
    ) -> Plan {
        let measure = counted.indicator.measure
        if case .ratio(let part, let whole) = measure {
            return .ratio(
                plan(part, counted.pack, kinds),
                plan(whole, counted.pack, kinds),
                factor: Rational(counted.indicator.unit == "percent" ? 100 : 1)
            )
        }
        guard let selection = measure.selection,
            let (ground, dataset) = ground(selection.table, counted.indicator.records)
        else { return .number(nil, count: kinds.count * halfYears.count) }
        let coverage = measure.tables.compactMap { exports.table($0)?.coverage }.max()
        let spans = spans(kinds, coverage: coverage)
        let partitions = isTotalOnly ? [.total] : counted.partitions
        let breakdowns = Array(partitions.dropFirst())
        return .tallies(
            tallies(measure, of: ground, dataset, spans.sections, breakdowns),
            of: ground,
            isThere: spans.spans.map { $0 != nil },
            widths: partitions.map { $0.names.count }
        )
    }

    private mutating func plan(
        _ quantity: Measure.Quantity,
        _ pack: String,
        _ kinds: [SpanKind]
    ) -> Plan {
        switch quantity {
        case .number(_, let value): return .number(value, count: kinds.count * halfYears.count)
        case .indicator(let code):
            guard let counted = indicator(code, pack) else {
                return .number(nil, count: kinds.count * halfYears.count)
            }
            return plan(counted, kinds, isTotalOnly: true)
        }
    }

    /// Returns spans, which are cut once for all indicators that have them in common.
    private mutating func spans(_ kinds: [SpanKind], coverage: CivilDate?) -> FigureSpans {
        if let known = knownSpans.first(where: { $0.kinds == kinds && $0.coverage == coverage }) {
            return known
        }
        let spans = FigureSpans(kinds, coverage: coverage, halfYears, calendar)
        knownSpans.append(spans)
        return spans
    }

    /// Returns the records of a table that an indicator counts; nothing where it is not there.
    private func ground(
        _ table: String,
        _ records: Indicator.Records
    ) -> (ground: Ground, dataset: Dataset)? {
        let records = datasets[records] == nil ? Indicator.Records.all : records
        guard let dataset = datasets[records], dataset.tables[table] != nil else { return nil }
        return (Ground(table: table, records: records), dataset)
    }

    private mutating func tallies(
        _ measure: Measure,
        of ground: Ground,
        _ dataset: Dataset,
        _ sections: [Section],
        _ breakdowns: [Categories]
    ) -> [Tally] {
        guard var walk = walks[ground] else { return [] }
        walks[ground] = nil
        defer { walks[ground] = walk }
        let isOfSpans = measure.expressions.contains {
            !$0.constants.isDisjoint(with: Self.spanConstants)
        }
        guard isOfSpans else {
            return Tally(measure, over: dataset, sections, by: breakdowns, &walk.steps)
                .map { [$0] } ?? []
        }
        // Which records count depends on the span: each has a tally of its own.
        return sections.flatMap(\.spans).compactMap { span, _ in
            var dataset = dataset
            dataset.constants["span_start"] = .date(span.start)
            dataset.constants["span_end"] = .date(span.lastDay)
            let own = Section.sections(of: [span])
            return Tally(measure, over: dataset, own, by: breakdowns, &walk.steps)
        }
    }

    private static let spanConstants: Set = ["span_start", "span_end"]
}
