import Expressions

// The loops over the records of a batch. Each adds to a cell of each record; what does not count
// adds to the last cell, or zero, so that nothing has to be decided.

/// Counts records by cell: those for which a condition holds, where there is one.
func countRecords(in counts: inout [Int], _ cells: [Int32], _ truths: [Truth]?) {
    var counts = counts.mutableSpan
    let cells = cells.span
    guard let truths else {
        for index in cells.indices { counts[Int(cells[index])] &+= 1 }
        return
    }
    let conditions = truths.span
    for index in cells.indices { counts[Int(cells[index])] &+= conditions[index].one }
}

/// Adds the numbers of days up by cell.
func addDays(_ days: [Int32], to sums: inout [Int], _ cells: [Int32], _ truths: [Truth]?) {
    var sums = sums.mutableSpan
    let (cells, days) = (cells.span, days.span)
    guard let truths else {
        for index in cells.indices { sums[Int(cells[index])] &+= Int(days[index]) }
        return
    }
    let conditions = truths.span
    for index in cells.indices {
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
        for index in cells.indices where units[index] != PackedIntegers.none {
            sums[Int(cells[index])] &+= Int128(units[index])
        }
        return
    }
    let conditions = truths.span
    for index in cells.indices where units[index] != PackedIntegers.none {
        sums[Int(cells[index])] &+= Int128(units[index] &* Int64(conditions[index].one))
    }
}

/// Returns for each record its cell; the last one for a record without a category or a stretch.
func cells(_ categories: [Int32], _ stretches: [Int32], width: Int, last: Int) -> [Int32] {
    let (width, last) = (Int32(width), Int32(last))
    let stretches = stretches.span
    var cells = categories
    for index in stretches.indices {
        let (category, stretch) = (cells[index], stretches[index])
        cells[index] = category < 0 || stretch < 0 ? last : category &* width &+ stretch
    }
    return cells
}
