import Expressions

// The loops over the records of a batch. Each adds to a cell of each record; what does not count
// adds to the last cell, or zero, so that nothing has to be decided. A loop over several lists is
// bounded by all of them, so that no place is checked in it.

/// Counts records by cell: those for which a condition holds, where there is one.
func countRecords(in counts: inout [Int], _ cells: [Int32], _ truths: [Truth]?) {
    var counts = counts.mutableSpan
    let cells = cells.span
    guard let truths else {
        for index in cells.indices { counts[Int(cells[index])] &+= 1 }
        return
    }
    let conditions = truths.span
    for index in 0..<min(cells.count, conditions.count) {
        counts[Int(cells[index])] &+= conditions[index].one
    }
}

/// Adds the numbers of days up by cell.
func addDays(_ days: [Int32], to sums: inout [Int], _ cells: [Int32], _ truths: [Truth]?) {
    var sums = sums.mutableSpan
    let (cells, days) = (cells.span, days.span)
    guard let truths else {
        for index in 0..<min(cells.count, days.count) {
            sums[Int(cells[index])] &+= Int(days[index])
        }
        return
    }
    let conditions = truths.span
    for index in 0..<min(cells.count, days.count, conditions.count) {
        sums[Int(cells[index])] &+= Int(days[index]) &* conditions[index].one
    }
}

/// Adds units up by cell; 128 bits hold the sum of more units of 64 bits than there are records.
func addUnits(
    _ units: [Int64],
    to sums: inout [Int128],
    _ cells: [Int32],
    _ truths: [Truth]?
) {
    var sums = sums.mutableSpan
    let (cells, units) = (cells.span, units.span)
    guard let truths else {
        for index in 0..<min(cells.count, units.count)
        where units[index] != PackedIntegers.none {
            sums[Int(cells[index])] &+= Int128(units[index])
        }
        return
    }
    let conditions = truths.span
    for index in 0..<min(cells.count, units.count, conditions.count)
    where units[index] != PackedIntegers.none {
        sums[Int(cells[index])] &+= Int128(units[index] &* Int64(conditions[index].one))
    }
}

/// Returns for each record its cell; the last one for a record without a category or a stretch.
func cells(_ categories: [Int32], _ stretches: [Int32], width: Int, last: Int) -> [Int32] {
    let (width, last) = (Int32(width), Int32(last))
    var cells = categories
    var all = cells.mutableSpan
    let stretches = stretches.span
    for index in 0..<min(all.count, stretches.count) {
        let (category, stretch) = (all[index], stretches[index])
        // One of both is below zero just where the bits of both together are.
        all[index] = category | stretch < 0 ? last : category &* width &+ stretch
    }
    return cells
}

/// Returns the last days of spells; none where a spell has no first day, or no last one.
@inline(__always)
func ends(_ firsts: [Int32], _ lasts: [Int32], _ end: (Int32, Int32) -> Int32) -> [Int32] {
    var ends = lasts
    var all = ends.mutableSpan
    let firsts = firsts.span
    for index in 0..<min(all.count, firsts.count) {
        let (first, last) = (firsts[index], all[index])
        all[index] = first == .min || last == .min ? .min : end(first, last)
    }
    return ends
}

/// Makes marks of categories: none for a record without a category or a first stretch; one without
/// a last stretch counts for ever.
func marks(
    _ categories: [Int32],
    _ firsts: [Int32],
    _ lasts: [Int32]?,
    _ layout: Gaps.Layout
) -> [Int32] {
    guard let lasts = lasts?.span else {
        let width = Int(layout.mark(1, 0, 0))
        return cells(categories, firsts, width: width, last: Int(Int32.min))
    }
    var marks = categories
    var all = marks.mutableSpan
    let firsts = firsts.span
    let forever = Int32(layout.stretches - 1)
    for index in 0..<min(all.count, firsts.count, lasts.count) {
        let (category, first) = (all[index], firsts[index])
        let last = lasts[index] < 0 ? forever : lasts[index]
        all[index] = category < 0 || first < 0 ? .min : layout.mark(category, first, last)
    }
    return marks
}

/// Leaves the marks out for which a condition does not hold.
func leaveOut(_ marks: inout [Int32], _ truths: [Truth]) {
    var marks = marks.mutableSpan
    let truths = truths.span
    for index in 0..<min(marks.count, truths.count) {
        marks[index] = truths[index].one == 1 ? marks[index] : .min
    }
}
