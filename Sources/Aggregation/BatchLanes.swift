import Expressions

/// What is calculated of one batch: nothing where an expression has a fault.
struct BatchLanes {
    private enum Calculated {
        case truths([Truth])
        case days([Int32])
        case amounts(Amounts)
    }

    private let steps: Steps
    private let index: Int
    private var calculated: [Calculated?] = []
    private var faults: [ArithmeticFault?] = []
    private var days: [[Int32]?] = []
    private var stretches: [[Int32]?] = []
    private var categories: [[Int32]] = []
    private var cells: [[Int32]?] = []

    init(_ steps: Steps, _ index: Int, _ batch: Batch, _ table: DataTable) {
        self.steps = steps
        self.index = index
        for (step, prepared) in zip(steps.calculations.all, steps.prepared) {
            do {
                calculated.append(try Self.calculate(step.kind, prepared.get(), batch))
                faults.append(nil)
            } catch {
                calculated.append(nil)
                faults.append(error)
            }
        }
        days = steps.days.all.map { days($0, batch) }
        stretches = steps.stretches.all.map { step in
            days[step.days].map(steps.timelines.all[step.timeline].stretches)
        }
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
        case .end(let first, let last): return Self.ends(batch, first, last) { max($0, $1) }
        case .served(let first, let last):
            return Self.ends(batch, first, last) { max($0, $1 - 1) }
        }
    }

    /// The last days of spells; none where a spell has no first day, or no last one.
    private static func ends(
        _ batch: Batch,
        _ first: String,
        _ last: String,
        _ end: (Int32, Int32) -> Int32
    ) -> [Int32] {
        zip(batch.days(of: first), batch.days(of: last)).map { first, last in
            first == .min || last == .min ? .min : end(first, last)
        }
    }

    // MARK: Adding up

    /// Adds the batch to what a thread has gathered.
    func add(to gathered: inout Gathered) {
        for (place, fault) in faults.enumerated() where gathered.faults[place] == nil {
            gathered.faults[place] = fault.map { (index, $0) }
        }
        for (place, sum) in steps.sums.all.enumerated() {
            guard let cells = cells[sum.cells], let truths = truths(sum.condition) else { continue }
            switch sum.quantity {
            case .records: countRecords(in: &gathered.cells[place], cells, truths.held)
            case .days(let days):
                guard let days = self.days[days] else { continue }
                addDays(days, to: &gathered.cells[place], cells, truths.held)
            case .amounts(let amounts):
                guard case .amounts(let amounts)? = calculated[amounts] else { continue }
                gathered.amounts[place].add(amounts, cells, truths.held)
            }
        }
        for (place, step) in steps.marks.all.enumerated() {
            if let marks = marks(step) { gathered.marks[place].append((index, marks)) }
        }
    }

    /// The truths of a condition, nothing where there is none; nothing at all after a fault.
    private func truths(_ place: Int?) -> (held: [Truth]?, Void)? {
        guard let place else { return (nil, ()) }
        guard case .truths(let truths)? = calculated[place] else { return nil }
        return (truths, ())
    }

    private func marks(_ step: Steps.Marks) -> PackedIntegers? {
        guard let firsts = stretches[step.first], let truths = truths(step.condition) else {
            return nil
        }
        let layout = steps.layout(of: step)
        let forever = Int32(layout.stretches - 1)
        let lasts = step.last.flatMap { stretches[$0] } ?? firsts
        var marks = categories[step.categories]
        for record in marks.indices {
            let (category, first) = (marks[record], firsts[record])
            let counts = category >= 0 && first >= 0 && (truths.held?[record].one ?? 1) == 1
            let last = lasts[record] < 0 ? forever : lasts[record]
            marks[record] = counts ? layout.mark(category, first, last) : .min
        }
        return PackedIntegers(marks)
    }
}
