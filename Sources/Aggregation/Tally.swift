import Expressions
import Grants

/// Where the sums stand of which the figures of a measure are made.
struct Tally: Sendable {
    /// The sums of one partition of the records.
    private enum Sums {
        /// Records, on one day each.
        case records(Int)
        /// Records since the first and since the last day on which they are served.
        case served(begun: Int, over: Int)
        /// Amounts.
        case amounts(Int)
        /// Records since their first day, and since the day on which they are over.
        case open(begun: Int, ended: Int)
        /// The same, with the sums of these days.
        case openDays(begun: Int, ended: Int, firstDays: Int, lastDays: Int)
        /// Different values.
        case different(Int)
    }

    /// A partition of the records over spans that one timeline holds.
    private struct Part {
        var sums: Sums
        var cells: Int
    }

    /// Spans that one timeline holds, with the parts for each partition.
    private struct Section {
        var spans: [Span]
        var timeline: Timeline
        var parts: [Part]
    }

    private let isTotalOnly: Bool
    private let calculations: [Int]
    private var sections: [Section] = []

    /// Plans what is to be added up for a measure; nothing for what is computed from others.
    ///
    /// - Parameters:
    ///   - measure: The measure.
    ///   - dataset: The records and the constants.
    ///   - spans: The spans of the figures.
    ///   - breakdowns: The partitions of the records beside the total.
    ///   - steps: What is calculated of the measure's table.
    init?(
        _ measure: Measure,
        over dataset: Dataset,
        _ spans: [Span],
        by breakdowns: [Categories],
        _ steps: inout Steps
    ) {
        guard let selection = measure.selection else { return nil }
        let plan = Plan(measure, selection, over: dataset, &steps)
        calculations = plan.calculations
        isTotalOnly = breakdowns.isEmpty
        let partitions = breakdowns.isEmpty ? [Categories.total] : breakdowns
        for spans in Self.sections(spans) {
            let timeline = Timeline(spans)
            let parts = partitions.map { Self.part($0, timeline, plan, &steps) }
            sections.append(Section(spans: spans, timeline: timeline, parts: parts))
        }
    }

    /// Halves spans until a mask of 64 bits holds the stretches.
    private static func sections(_ spans: [Span]) -> [[Span]] {
        guard spans.count > 1, Timeline(spans).cuts.count > 63 else { return [spans] }
        let half = spans.count / 2
        return sections(Array(spans[..<half])) + sections(Array(spans[half...]))
    }

    /// What is the same for all partitions and spans.
    private struct Plan {
        enum Quantity {
            case records
            case amounts(Int)
            case open, openDays
            case different(String)
        }

        var quantity: Quantity
        var condition: Int?
        /// Where to find the first days, and the last ones of spells.
        var first: Int
        var last: Int?
        var calculations: [Int]

        init(
            _ measure: Measure,
            _ selection: Measure.Selection,
            over dataset: Dataset,
            _ steps: inout Steps
        ) {
            calculations = []
            switch measure {
            case .count(_, let moment):
                (first, last) = Self.days(
                    moment,
                    of: selection.table,
                    dataset,
                    &steps,
                    &calculations
                )
                quantity = .records
            case .unique(_, let field, let moment):
                (first, last) = Self.days(
                    moment,
                    of: selection.table,
                    dataset,
                    &steps,
                    &calculations
                )
                quantity = .different(field)
            case .sum(_, let value, let day):
                (first, last) = Self.days(
                    .at(day),
                    of: selection.table,
                    dataset,
                    &steps,
                    &calculations
                )
                let amounts = steps.calculation(.amounts, value, over: dataset)
                calculations.append(amounts)
                quantity = .amounts(amounts)
            case .openAtEnd(_, let spell), .averageOpen(_, let spell):
                first = steps.days.place(of: .field(spell.first))
                last = steps.days.place(of: .end(first: spell.first, last: spell.last))
                if case .openAtEnd = measure { quantity = .open } else { quantity = .openDays }
            case .ratio, .unavailable: preconditionFailure("nothing is selected for these")
            }
            condition = selection.condition.map {
                steps.calculation(.truths, $0, over: dataset)
            }
            if let condition { calculations.append(condition) }
        }

        private static func days(
            _ moment: Measure.Moment,
            of table: String,
            _ dataset: Dataset,
            _ steps: inout Steps,
            _ calculations: inout [Int]
        ) -> (first: Int, last: Int?) {
            switch moment {
            case .at(let expression):
                // A bare field is read as spells read it, so that both share what is made of it.
                if case .date? = dataset.tables[table]?.columns[expression.source] {
                    return (steps.days.place(of: .field(expression.source)), nil)
                }
                let place = steps.calculation(.days, expression, over: dataset)
                calculations.append(place)
                return (steps.days.place(of: .calculated(place)), nil)
            case .served(let spell):
                let last = Steps.Days.served(first: spell.first, last: spell.last)
                return (
                    steps.days.place(of: .field(spell.first)), steps.days.place(of: last)
                )
            }
        }
    }

    private static func part(
        _ partition: Categories,
        _ timeline: Timeline,
        _ plan: Plan,
        _ steps: inout Steps
    ) -> Part {
        let categories = steps.breakdown(partition)
        let place = steps.timelines.place(of: timeline)
        func stretches(_ days: Int) -> Int {
            steps.stretches.place(of: Steps.Stretches(days: days, timeline: place))
        }
        func cells(_ days: Int) -> Int {
            steps.cells.place(
                of: Steps.Cells(categories: categories, stretches: stretches(days))
            )
        }
        func sum(_ quantity: Steps.Sum.Quantity, at days: Int) -> Int {
            let step = Steps.Sum(
                quantity: quantity,
                cells: cells(days),
                condition: plan.condition
            )
            return steps.sums.place(of: step)
        }
        let sums: Sums
        switch (plan.quantity, plan.last) {
        case (.records, nil): sums = .records(sum(.records, at: plan.first))
        case (.records, let last?):
            sums = .served(begun: sum(.records, at: plan.first), over: sum(.records, at: last))
        case (.amounts(let amounts), _): sums = .amounts(sum(.amounts(amounts), at: plan.first))
        case (.different(let field), let last):
            let marks = Steps.Marks(
                categories: categories,
                first: stretches(plan.first),
                last: last.map(stretches),
                condition: plan.condition
            )
            let step = Steps.Differences(field: field, marks: steps.marks.place(of: marks))
            sums = .different(steps.differences.place(of: step))
        case (.open, let last):
            sums = .open(
                begun: sum(.records, at: plan.first),
                ended: sum(.records, at: last ?? plan.first)
            )
        case (.openDays, let last):
            let last = last ?? plan.first
            sums = .openDays(
                begun: sum(.records, at: plan.first),
                ended: sum(.records, at: last),
                firstDays: sum(.days(plan.first), at: plan.first),
                lastDays: sum(.days(last), at: last)
            )
        }
        return Part(sums: sums, cells: partition.names.count)
    }

    // MARK: Figures

    /// Returns the figures of the total and of each breakdown, by span and category, unrounded.
    ///
    /// The total of something that can be added up is that over the first breakdown, with what lies
    /// in none of its categories.
    ///
    /// - Throws: The first fault of the days, else of the amounts, else of the condition.
    func values(from gathered: Gathered) throws(ArithmeticFault) -> [[[Rational]]] {
        for place in calculations {
            if let fault = gathered.faults[place] { throw fault.fault }
        }
        let width = sections.first?.parts.count ?? 0
        var totals: [[Rational]] = []
        var values = [[[Rational]]](repeating: [], count: width)
        for section in sections {
            for (place, part) in section.parts.enumerated() {
                for span in section.spans {
                    let found = try rows(part, section.timeline, span, gathered)
                    if place == 0 { totals.append([found.total]) }
                    values[place].append(found.rows)
                }
            }
        }
        return isTotalOnly ? [totals] : [totals] + values
    }

    /// Returns the figures of a span by category, and the total.
    private func rows(
        _ part: Part,
        _ timeline: Timeline,
        _ span: Span,
        _ gathered: Gathered
    ) throws(ArithmeticFault) -> (rows: [Rational], total: Rational) {
        let stretches = timeline.stretches(of: span)
        var rows: [Rational] = []
        var total = Rational(0)
        for row in 0...part.cells {
            let start = row * timeline.count
            let cells = Cells(
                whole: start...start + stretches.last,
                before: start..<start + stretches.first
            )
            let value: Rational =
                switch part.sums {
                case .records(let sum):
                    Rational(gathered.count(sum, cells.whole) - gathered.count(sum, cells.before))
                case .served(let begun, let over):
                    Rational(
                        gathered.count(begun, cells.whole) - gathered.count(over, cells.before)
                    )
                case .amounts(let sum):
                    try gathered.amounts[sum].sum(
                        start + stretches.first...start + stretches.last
                    )
                case .open(let begun, let ended):
                    Rational(
                        gathered.count(begun, cells.whole) - gathered.count(ended, cells.whole)
                    )
                case .openDays:
                    Rational(openDays(part.sums, cells, span, gathered))
                case .different(let place):
                    Rational(gathered.gaps[place].count(stretches, in: row))
                }
            if case .different = part.sums {
                total = value
            } else {
                total = try total.adding(value)
            }
            rows.append(value)
        }
        if case .openDays = part.sums {
            let days = Rational(span.days)
            total = try total.divided(by: days)
            rows = try rows.map { (row) throws(ArithmeticFault) in try row.divided(by: days) }
        }
        return (Array(rows.dropLast()), total)
    }

    /// The cells of a category up to a span's end, and those before its start.
    private struct Cells {
        var whole: ClosedRange<Int>
        var before: Range<Int>
    }

    /// The open days in a span: those since the records' beginnings, without those since their ends.
    private func openDays(
        _ sums: Sums,
        _ cells: Cells,
        _ span: Span,
        _ gathered: Gathered
    ) -> Int {
        guard case .openDays(let begun, let ended, let firstDays, let lastDays) = sums else {
            return 0
        }
        func open(_ day: CivilDate, _ range: Range<Int>) -> Int {
            let records = gathered.count(begun, range) - gathered.count(ended, range)
            let days = gathered.count(firstDays, range) - gathered.count(lastDays, range)
            return Int(day.dayNumber) * records - days
        }
        return open(span.end, Range(cells.whole)) - open(span.start, cells.before)
    }
}

extension Gathered {
    /// Adds some cells of a sum up.
    fileprivate func count(_ sum: Int, _ range: some RangeExpression<Int>) -> Int {
        cells[sum][range].reduce(0, +)
    }
}

extension AmountCells {
    /// Adds some cells up.
    fileprivate func sum(_ range: ClosedRange<Int>) throws(ArithmeticFault) -> Rational {
        var total = Rational(0)
        for cell in range { total = try total.adding(try sum(cell)) }
        return total
    }
}
