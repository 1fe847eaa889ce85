import Expressions

/// Walks over the records of a table once for all its indicators.
struct TableWalk {
    let table: DataTable
    let workers: Workers
    var steps = Steps()

    init(_ table: DataTable, workers: Workers) {
        self.table = table
        self.workers = workers
    }

    /// Whether anything is asked of the table.
    var isNeeded: Bool { !steps.sums.all.isEmpty || !steps.marks.all.isEmpty }

    /// Gathers everything that the steps ask for.
    func gathered() -> Gathered {
        let (table, steps, batches) = (table, steps, table.batches)
        let codes = CodeSums(steps, of: table)
        let states = workers.walk(batches.count, from: Gathered(steps, codes)) { gathered, index in
            let lanes = BatchLanes(steps, codes, index, Batch(batches[index], of: table), table)
            lanes.add(to: &gathered)
        }
        var gathered = states[0]
        for state in states.dropFirst() { gathered.add(state) }
        gathered.addUp(codes)
        for step in steps.differences.all {
            gathered.gaps.append(gaps(step, gathered.marks[step.marks], batches.count))
        }
        return gathered
    }

    /// Finds in which stretches each value of a field was met.
    private func gaps(
        _ step: Steps.Differences,
        _ found: [(batch: Int, marks: PackedIntegers)],
        _ batches: Int
    ) -> Gaps {
        let layout = steps.layout(of: steps.marks.all[step.marks])
        var marks = [PackedIntegers](repeating: PackedIntegers([Int32]()), count: batches)
        for (batch, own) in found { marks[batch] = own }
        // After a fault some batches have none; then there is no figure.
        guard found.count == batches else { return GapCounter.total([], layout) }
        let groups = KeyGroups([step.field], of: table, workers: workers)
        let ofBatches = marks
        @Sendable func unpacked(_ batch: Int) -> [Int32] { ofBatches[batch].unpacked }
        let counters = groups.walk(
            marks: unpacked,
            from: GapCounter(layout),
            alone: { $0.add(alone: $1, butAt: $2) },
            { $0.add($1) }
        )
        return GapCounter.total(counters, layout)
    }
}

extension Steps {
    /// How some marks are made.
    func layout(of marks: Marks) -> Gaps.Layout {
        Gaps.Layout(
            stretches: width(ofStretches: marks.first),
            categories: categories[marks.categories].names.count,
            hasSpells: marks.last != nil
        )
    }
}
