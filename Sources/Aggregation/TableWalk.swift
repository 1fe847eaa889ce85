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
        let states = workers.walk(batches.count, from: Gathered(steps)) { gathered, index in
            let lanes = BatchLanes(steps, index, Batch(batches[index], of: table), table)
            lanes.add(to: &gathered)
        }
        var gathered = states[0]
        for state in states.dropFirst() { gathered.add(state) }
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
        // A thread keeps 8 MB of stretches at most, as far as partitions can be that small.
        let size = min(16_384, max(512, (1 << 20) / (layout.categories + 1)))
        var marks = [PackedIntegers](repeating: PackedIntegers([Int32]()), count: batches)
        for (batch, own) in found { marks[batch] = own }
        // After a fault some batches have none; then there is no figure.
        guard found.count == batches else { return GapCounter(layout).gaps }
        let groups = KeyGroups([step.field], of: table, workers: workers, size: size)
        let ofBatches = marks
        @Sendable func unpacked(_ batch: Int) -> [Int32] { ofBatches[batch].unpacked }
        let counters = groups.walk(marks: unpacked, from: GapCounter(layout)) { $0.add($1) }
        var gaps = GapCounter(layout).gaps
        for counter in counters { gaps.add(counter.gaps) }
        return gaps
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
