import Expressions

extension Tally {
    /// Calls for each record that counts with its category and its stretches: from the first to the
    /// last day on which it counts; it counts forever where it has no last day.
    private func forEachRecord<Fault>(
        _ timeline: Timeline,
        _ categories: Categories,
        _ body: (_ record: Int, _ category: Int, _ first: Int, _ last: Int) throws(Fault) -> Void
    ) throws(Fault) {
        for record in counts.indices where counts[record] {
            let category = Int(categories.categoryOfRecord[record])
            guard category >= 0, let days = days(of: record) else { continue }
            let first = timeline.stretch(of: days.first)
            let last = days.last.map(timeline.stretch) ?? timeline.cuts.count
            try body(record, category, first, last)
        }
    }

    /// The first and the last day on which a record counts as served.
    private func days(of record: Int) -> (first: CivilDate, last: CivilDate?)? {
        switch time {
        case .days(let days): return days[record].map { ($0, $0) }
        case .spells(let firsts, let lasts):
            guard let first = firsts[record] else { return nil }
            let last = lasts[record].map {
                max(first, CivilDate(dayNumber: $0.dayNumber - 1))
            }
            return (first, last)
        }
    }

    /// Counts each record in every span that its days touch: those that began before the span's
    /// end, without those that were over before its start.
    func records(
        _ spans: [Span],
        _ timeline: Timeline,
        _ categories: Categories
    ) -> [[Rational]] {
        var begun = Cells(timeline, categories)
        var over = Cells(timeline, categories)
        forEachRecord(timeline, categories) { _, category, first, last in
            begun[category, first] += 1
            over[category, last] += 1
        }
        begun.accumulate()
        over.accumulate()
        return spans.map { span in
            let stretches = timeline.stretches(of: span)
            return categories.names.indices.map { category in
                let count =
                    begun[category, stretches.last] - over[category, stretches.first - 1]
                return Rational(count)
            }
        }
    }

    /// Counts different values: for each one a mask of the stretches in which it was met.
    func different(
        _ codes: [Int32],
        _ codeCount: Int,
        _ spans: [Span],
        _ timeline: Timeline,
        _ categories: Categories
    ) -> [[Rational]] {
        let width = categories.names.count
        var masks = [UInt64](repeating: 0, count: codeCount * width)
        forEachRecord(timeline, categories) { record, category, first, last in
            guard codes[record] >= 0 else { return }
            masks[Int(codes[record]) * width + category] |= Self.mask(first...last)
        }
        return spans.map { span in
            let stretches = timeline.stretches(of: span)
            let mask = Self.mask(stretches.first...stretches.last)
            var counts = [Int](repeating: 0, count: width)
            for index in masks.indices where masks[index] & mask != 0 {
                counts[index % width] += 1
            }
            return counts.map { Rational($0) }
        }
    }

    private static func mask(_ stretches: ClosedRange<Int>) -> UInt64 {
        (UInt64.max << UInt64(stretches.lowerBound))
            & (UInt64.max >> UInt64(63 - stretches.upperBound))
    }

    /// Adds amounts up.
    func sums(
        _ amounts: [Rational?],
        _ spans: [Span],
        _ timeline: Timeline,
        _ categories: Categories
    ) throws(ArithmeticFault) -> [[Rational]] {
        let width = timeline.count
        var sums = [Rational](repeating: Rational(0), count: categories.names.count * width)
        try forEachRecord(timeline, categories) {
            (record, category, first, _) throws(ArithmeticFault) in
            guard let amount = amounts[record] else { return }
            sums[category * width + first] = try sums[category * width + first].adding(amount)
        }
        var values: [[Rational]] = []
        for span in spans {
            let stretches = timeline.stretches(of: span)
            var totals = [Rational](repeating: Rational(0), count: categories.names.count)
            for category in totals.indices {
                for stretch in stretches.first...stretches.last {
                    totals[category] = try totals[category].adding(sums[category * width + stretch])
                }
            }
            values.append(totals)
        }
        return values
    }

    /// Counts the records that are open at each span's end: those that began before it, without
    /// those that ended before it.
    func open(_ spans: [Span], _ timeline: Timeline, _ categories: Categories) -> [[Rational]] {
        var begun = Cells(timeline, categories)
        var ended = Cells(timeline, categories)
        forEachSpell(categories) { category, first, last in
            begun[category, timeline.stretch(of: first)] += 1
            if let last { ended[category, timeline.stretch(of: last)] += 1 }
        }
        begun.accumulate()
        ended.accumulate()
        return spans.map { span in
            let stretch = timeline.stretches(of: span).last
            return categories.names.indices.map { category in
                Rational(begun[category, stretch] - ended[category, stretch])
            }
        }
    }

    /// Averages the open days: those since the records' beginnings, without those since their ends.
    func averages(
        _ spans: [Span],
        _ timeline: Timeline,
        _ categories: Categories
    ) throws(ArithmeticFault) -> [[Rational]] {
        var changes = Cells(timeline, categories)
        var days = Cells(timeline, categories)
        forEachSpell(categories) { category, first, last in
            changes[category, timeline.stretch(of: first)] += 1
            days[category, timeline.stretch(of: first)] += Int(first.dayNumber)
            guard let last else { return }
            changes[category, timeline.stretch(of: last)] -= 1
            days[category, timeline.stretch(of: last)] -= Int(last.dayNumber)
        }
        changes.accumulate()
        days.accumulate()
        var values: [[Rational]] = []
        for span in spans {
            let stretches = timeline.stretches(of: span)
            var averages: [Rational] = []
            for category in categories.names.indices {
                let open = { (day: CivilDate, stretch: Int) in
                    Int(day.dayNumber) * changes[category, stretch] - days[category, stretch]
                }
                let total = open(span.end, stretches.last) - open(span.start, stretches.first - 1)
                averages.append(try Rational(total).divided(by: Rational(span.days)))
            }
            values.append(averages)
        }
        return values
    }

    /// Calls for each spell that counts; a last day before the first counts as the first.
    private func forEachSpell(
        _ categories: Categories,
        _ body: (_ category: Int, _ first: CivilDate, _ last: CivilDate?) -> Void
    ) {
        guard case .spells(let firsts, let lasts) = time else { return }
        for record in counts.indices where counts[record] {
            let category = Int(categories.categoryOfRecord[record])
            guard category >= 0, let first = firsts[record] else { continue }
            body(category, first, lasts[record].map { max(first, $0) })
        }
    }

    /// A whole number for each category and stretch.
    private struct Cells {
        private let stretches: Int
        private var numbers: [Int]

        init(_ timeline: Timeline, _ categories: Categories) {
            stretches = timeline.count
            numbers = [Int](repeating: 0, count: categories.names.count * timeline.count)
        }

        subscript(category: Int, stretch: Int) -> Int {
            get { numbers[category * stretches + stretch] }
            set { numbers[category * stretches + stretch] = newValue }
        }

        /// Adds to each stretch all that lie before it.
        mutating func accumulate() {
            for index in numbers.indices where index % stretches > 0 {
                numbers[index] += numbers[index - 1]
            }
        }
    }
}
