import Expressions

extension Tally {
    /// Returns the figures of the total and of each breakdown, span by span, and of each span by
    /// category, unrounded.
    ///
    /// The total of something that can be added up is that over the first breakdown, with what lies
    /// in none of its categories.
    ///
    /// - Throws: The first fault of the days, else of the amounts, else of the condition.
    func values(from gathered: Gathered) throws(ArithmeticFault) -> [[Rational]] {
        for place in calculations {
            if let fault = gathered.faults[place] { throw fault.fault }
        }
        let width = sections.first?.parts.count ?? 0
        var totals: [Rational] = []
        var values = [[Rational]](repeating: [], count: width)
        for (section, parts) in sections {
            for (place, part) in parts.enumerated() {
                for (span, stretches) in section.spans {
                    let row = Row(of: span, stretches, width: section.timeline.count)
                    let total = try add(part, row, gathered, to: &values[place])
                    if place == 0 { totals.append(total) }
                }
            }
        }
        return isTotalOnly ? [totals] : [totals] + values
    }

    /// The cells of a category: those of a span's stretches, and those before them.
    private struct Row {
        let span: Span
        let stretches: Timeline.Stretches
        let width: Int
        var category = 0

        var before: Range<Int> { start..<start + stretches.first }
        var within: Range<Int> { start + stretches.first..<start + stretches.last + 1 }
        var whole: Range<Int> { start..<start + stretches.last + 1 }
        private var start: Int { category * width }

        init(of span: Span, _ stretches: Timeline.Stretches, width: Int) {
            self.span = span
            self.stretches = stretches
            self.width = width
        }
    }

    /// Adds the figures of a span by category; the last of the cells are those of what lies in none.
    ///
    /// - Returns: The total.
    private func add(
        _ part: Part,
        _ first: Row,
        _ gathered: Gathered,
        to figures: inout [Rational]
    ) throws(ArithmeticFault) -> Rational {
        var row = first
        if case .amounts(let sum) = part.sums {
            var total = Rational(0)
            for category in 0...part.cells {
                row.category = category
                let amount = try gathered.amounts[sum].sum(row.within)
                total = try total.adding(amount)
                if category < part.cells { figures.append(amount) }
            }
            return total
        }
        // All others are whole numbers, of which nothing is made before they are added up.
        var total = 0
        for category in 0...part.cells {
            row.category = category
            let count = count(part.sums, row, gathered)
            if case .different = part.sums { total = count } else { total += count }
            if category < part.cells { figures.append(try figure(part.sums, count, row.span)) }
        }
        return try figure(part.sums, total, row.span)
    }

    /// Returns the figure that a count makes: open days make an average.
    private func figure(
        _ sums: Sums,
        _ count: Int,
        _ span: Span
    ) throws(ArithmeticFault) -> Rational {
        guard case .openDays = sums else { return Rational(count) }
        return try Rational(count).divided(by: Rational(span.days))
    }

    /// Returns the number of records, values or open days in a category.
    private func count(_ sums: Sums, _ row: Row, _ gathered: Gathered) -> Int {
        switch sums {
        case .records(let sum): return gathered.count(sum, row.within)
        case .served(let begun, let over):
            return gathered.count(begun, row.whole) - gathered.count(over, row.before)
        case .open(let begun, let ended):
            return gathered.count(begun, row.whole) - gathered.count(ended, row.whole)
        case .openDays(let begun, let ended, let firstDays, let lastDays):
            // Up to a day: those since the records' beginnings, without those since their ends.
            func open(_ day: CivilDate, _ range: Range<Int>) -> Int {
                let records = gathered.count(begun, range) - gathered.count(ended, range)
                let days = gathered.count(firstDays, range) - gathered.count(lastDays, range)
                return Int(day.dayNumber) * records - days
            }
            return open(row.span.end, row.whole) - open(row.span.start, row.before)
        case .different(let place):
            return gathered.gaps[place].count(row.stretches, in: row.category)
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
