import Expressions

/// What is calculated of one batch: nothing where an expression has a fault.
struct BatchLanes {
    private enum Calculated {
        case truths([Truth])
        case days([Int32])
        case amounts(Amounts)
    }

    private let steps: Steps
    private let codes: CodeSums
    private let index: Int
    private let records: Range<Int>
    private var calculated: [Calculated?] = []
    private var faults: [ArithmeticFault?] = []
    private var days: [[Int32]?] = []
    private var stretches: [[Int32]?] = []
    private var categories: [[Int32]] = []
    private var cells: [[Int32]?] = []

    init(_ steps: Steps, _ codes: CodeSums, _ index: Int, _ batch: Batch, _ table: DataTable) {
        self.steps = steps
        self.codes = codes
        self.index = index
        records = batch.records
        for place in steps.prepared.indices { calculate(place, batch) }
        days = steps.days.all.map { days($0, batch) }
        for step in steps.stretches.all { stretches.append(stretches(step)) }
        categories = steps.categories.map {
            $0.lanes(of: batch.records, isIncluded: table.isIncluded)
        }
        cells = steps.cells.all.enumerated().map { place, step in
            stretches[step.stretches].map { own in
                Aggregation.cells(
                    categories[step.categories],
                    own,
                    width: steps.width(ofStretches: step.stretches),
                    last: steps.count(ofCells: place)
                )
            }
        }
    }

    /// Calculates an expression, unless it is a condition that is counted by codes.
    private mutating func calculate(_ place: Int, _ batch: Batch) {
        do throws(ArithmeticFault) {
            calculated.append(
                codes.isCalculated[place]
                    ? try Self.calculate(
                        steps.calculations.all[place].kind,
                        steps.prepared[place].get(),
                        batch
                    ) : nil
            )
            faults.append(nil)
        } catch {
            calculated.append(nil)
            faults.append(error)
        }
    }

    private static func calculate(
        _ kind: Steps.Calculation.Kind,
        _ expression: PreparedExpression,
        _ batch: Batch
    ) throws(ArithmeticFault) -> Calculated {
        switch kind {
        case .truths: .truths(try expression.truths(batch))
        case .days: .days(try expression.days(batch))
        case .amounts: .amounts(try expression.amounts(batch))
        }
    }

    private func days(_ step: Steps.Days, _ batch: Batch) -> [Int32]? {
        switch step {
        case .calculated(let place):
            guard case .days(let days)? = calculated[place] else { return nil }
            return days
        case .field(let field): return batch.days(of: field)
        case .end(let first, let last):
            return ends(batch.days(of: first), batch.days(of: last)) { max($0, $1) }
        case .served(let first, let last):
            return ends(batch.days(of: first), batch.days(of: last)) { max($0, $1 - 1) }
        }
    }

    /// Returns the stretches of days: where a spell ends, the later one of its first and last day's,
    /// if these are known.
    private func stretches(_ step: Steps.Stretches) -> [Int32]? {
        if case .end(let first, let last) = steps.days.all[step.days],
            let first = stretches(of: first, step.timeline),
            let last = stretches(of: last, step.timeline)
        {
            return ends(first, last) { max($0, $1) }
        }
        return days[step.days].map(steps.timelines.all[step.timeline].stretches)
    }

    /// The stretches of a field's days, where they have been looked up.
    private func stretches(of field: String, _ timeline: Int) -> [Int32]? {
        guard let days = steps.days.known(.field(field)) else { return nil }
        let step = Steps.Stretches(days: days, timeline: timeline)
        guard let place = steps.stretches.known(step), place < stretches.count else { return nil }
        return stretches[place]
    }

    // MARK: Adding up

    /// Adds the batch to what a thread has gathered.
    func add(to gathered: inout Gathered) {
        for (place, fault) in faults.enumerated() where gathered.faults[place] == nil {
            gathered.faults[place] = fault.map { (index, $0) }
        }
        for (place, group) in codes.groups.enumerated() {
            guard let cells = cells[group.cells] else { continue }
            codes.add(place, records, cells, steps, to: &gathered.codes[place])
        }
        for place in steps.sums.all.indices where !codes.contains(sum: place) {
            add(sum: place, to: &gathered)
        }
        for (place, step) in steps.marks.all.enumerated() {
            if let marks = marks(step) { gathered.marks[place].append((index, marks)) }
        }
    }

    private func add(sum place: Int, to gathered: inout Gathered) {
        let sum = steps.sums.all[place]
        guard let cells = cells[sum.cells], isKnown(sum.condition) else { return }
        let truths = truths(sum.condition)
        switch sum.quantity {
        case .records: countRecords(in: &gathered.cells[place], cells, truths)
        case .days(let days):
            guard let days = self.days[days] else { return }
            addDays(days, to: &gathered.cells[place], cells, truths)
        case .amounts(let amounts):
            guard case .amounts(let amounts)? = calculated[amounts] else { return }
            gathered.amounts[place].add(amounts, cells, truths)
        }
    }

    /// Whether a condition has no fault; none has none.
    private func isKnown(_ condition: Int?) -> Bool {
        condition.map { calculated[$0] != nil } ?? true
    }

    /// The truths of a condition; nothing where there is none.
    private func truths(_ condition: Int?) -> [Truth]? {
        guard let condition, case .truths(let truths)? = calculated[condition] else { return nil }
        return truths
    }

    private func marks(_ step: Steps.Marks) -> PackedIntegers? {
        guard let firsts = stretches[step.first], isKnown(step.condition) else { return nil }
        let layout = steps.layout(of: step)
        let lasts = step.last.map { stretches[$0] ?? firsts }
        var marks = Aggregation.marks(categories[step.categories], firsts, lasts, layout)
        if let truths = truths(step.condition) { leaveOut(&marks, truths) }
        return PackedIntegers(marks, below: layout.limit)
    }
}
