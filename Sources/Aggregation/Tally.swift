import Expressions
import Grants

/// Where the sums stand of which the figures of a measure are made.
struct Tally: Sendable {
    /// The sums of one partition of the records.
    enum Sums {
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

    /// A partition of the records over the spans of a section.
    struct Part {
        var sums: Sums
        var cells: Int
    }

    let isTotalOnly: Bool
    let calculations: [Int]
    /// The spans in sections, each with its parts.
    let sections: [(section: Section, parts: [Part])]

    /// Plans what is to be added up for a measure; nothing for what is computed from others.
    ///
    /// - Parameters:
    ///   - measure: The measure.
    ///   - dataset: The records and the constants.
    ///   - sections: The spans of the figures.
    ///   - breakdowns: The partitions of the records beside the total.
    ///   - steps: What is calculated of the measure's table.
    init?(
        _ measure: Measure,
        over dataset: Dataset,
        _ sections: [Section],
        by breakdowns: [Categories],
        _ steps: inout Steps
    ) {
        guard let selection = measure.selection else { return nil }
        let plan = Plan(measure, selection, over: dataset, &steps)
        calculations = plan.calculations
        isTotalOnly = breakdowns.isEmpty
        let partitions = breakdowns.isEmpty ? [Categories.total] : breakdowns
        self.sections = sections.map { section in
            let timeline = steps.timelines.place(of: section.timeline)
            return (section, partitions.map { Self.part($0, timeline, plan, &steps) })
        }
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
        _ timeline: Int,
        _ plan: Plan,
        _ steps: inout Steps
    ) -> Part {
        let categories = steps.breakdown(partition)
        func stretches(_ days: Int) -> Int {
            steps.stretches.place(of: Steps.Stretches(days: days, timeline: timeline))
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
}
