import Expressions

extension Tally {
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
        for (section, parts) in sections {
            for (place, part) in parts.enumerated() {
                for (span, stretches) in section.spans {
                    let cells = (0...part.cells).map { row in
                        Cells(row: row, stretches, width: section.timeline.count)
                    }
                    let found = try rows(part.sums, cells, span, gathered)
                    if place == 0 { totals.append([found.total]) }
                    values[place].append(found.rows)
                }
            }
        }
        return isTotalOnly ? [totals] : [totals] + values
    }

    /// The stretches of a category: those of a span, and those before it.
    private struct Cells {
        let row: Int
        let stretches: Timeline.Stretches
        let before: Range<Int>
        let within: Range<Int>
        var whole: Range<Int> { before.lowerBound..<within.upperBound }

        init(row: Int, _ stretches: Timeline.Stretches, width: Int) {
            let start = row * width
            self.row = row
            self.stretches = stretches
            before = start..<start + stretches.first
            within = start + stretches.first..<start + stretches.last + 1
        }
    }

    /// Returns the figures of a span by category, and the total; the last of the cells are those of
    /// what lies in no category.
    private func rows(
        _ sums: Sums,
        _ cells: [Cells],
        _ span: Span,
        _ gathered: Gathered
    ) throws(ArithmeticFault) -> (rows: [Rational], total: Rational) {
        if case .amounts(let sum) = sums {
            var total = Rational(0)
            let rows = try cells.map { (cells) throws(ArithmeticFault) in
                let row = try gathered.amounts[sum].sum(cells.within)
                total = try total.adding(row)
                return row
            }
            return (rows.dropLast(), total)
        }
        // All others are whole numbers, of which nothing is made before they are added up.
        let counts = cells.map { count(sums, $0, span, gathered) }
        var total = counts.reduce(0, +)
        if case .different = sums { total = counts[counts.count - 1] }
        guard case .openDays = sums else {
            return (counts.dropLast().map { Rational($0) }, Rational(total))
        }
        let days = Rational(span.days)
        let rows = try counts.dropLast().map { (count) throws(ArithmeticFault) in
            try Rational(count).divided(by: days)
        }
        return (rows, try Rational(total).divided(by: days))
    }

    /// Returns the number of records, values or open days in a category.
    private func count(_ sums: Sums, _ cells: Cells, _ span: Span, _ gathered: Gathered) -> Int {
        switch sums {
        case .records(let sum): return gathered.count(sum, cells.within)
        case .served(let begun, let over):
            return gathered.count(begun, cells.whole) - gathered.count(over, cells.before)
        case .open(let begun, let ended):
            return gathered.count(begun, cells.whole) - gathered.count(ended, cells.whole)
        case .openDays(let begun, let ended, let firstDays, let lastDays):
            // Up to a day: those since the records' beginnings, without those since their ends.
            func open(_ day: CivilDate, _ range: Range<Int>) -> Int {
                let records = gathered.count(begun, range) - gathered.count(ended, range)
                let days = gathered.count(firstDays, range) - gathered.count(lastDays, range)
                return Int(day.dayNumber) * records - days
            }
            return open(span.end, cells.whole) - open(span.start, cells.before)
        case .different(let place):
            return gathered.gaps[place].count(cells.stretches, in: cells.row)
        case .amounts: preconditionFailure("amounts are no whole numbers")
        }
    }
}

extension Gathered {
    /// Adds some cells of a sum up.
    fileprivate func count(_ sum: Int, _ range: Range<Int>) -> Int {
        let cells = cells[sum]
        return range.reduce(0) { $0 + cells[$1] }
    }
}

extension AmountCells {
    /// Adds some cells up.
    fileprivate func sum(_ range: Range<Int>) throws(ArithmeticFault) -> Rational {
        var total = Rational(0)
        for cell in range { total = try total.adding(try sum(cell)) }
        return total
    }
}
