import Expressions

/// Spans cut at their first and last days, so that each record is looked at once for all of them.
///
/// The cuts divide all days into stretches: 0 lies before the first cut, and a span is a row of
/// whole stretches.
struct Timeline: Hashable, Sendable {
    /// The stretches of a span.
    struct Stretches: Equatable {
        /// How many cuts lie on or before the span's first day.
        var first: Int
        /// How many lie on or before its last day: the span's last stretch.
        var last: Int
    }

    /// The days on which a stretch begins, in order.
    let cuts: [CivilDate]
    /// The number of stretches.
    var count: Int { cuts.count + 1 }

    /// The stretches of the days from the one before the first cut to the last cut.
    private let stretchOfDay: [Int32]

    /// Cuts at the spans' ends.
    init(_ spans: [Span]) {
        var cuts: [CivilDate] = []
        for day in spans.flatMap({ [$0.start, $0.end] }).sorted() where day != cuts.last {
            cuts.append(day)
        }
        var stretches: [Int32] = [0]
        for (before, cut) in zip(cuts, cuts.dropFirst()) {
            let days = Int(cut.dayNumber) - Int(before.dayNumber)
            stretches += repeatElement(stretches[stretches.count - 1] + 1, count: days)
        }
        if !cuts.isEmpty { stretches.append(Int32(cuts.count)) }
        self.cuts = cuts
        stretchOfDay = stretches
    }

    /// Returns the stretch of a day: how many cuts lie on or before it.
    func stretch(of day: CivilDate) -> Int {
        guard let first = cuts.first else { return 0 }
        let place = Int(day.dayNumber) - Int(first.dayNumber) + 1
        return Int(stretchOfDay[min(max(place, 0), stretchOfDay.count - 1)])
    }

    /// Returns the stretches of days; none for none.
    func stretches(of days: [Int32]) -> [Int32] {
        guard let first = cuts.first else { return days.map { $0 == .min ? .min : 0 } }
        let stretches = stretchOfDay.span
        let (start, last) = (first.dayNumber - 1, Int32(stretches.count - 1))
        var found = [Int32](repeating: 0, count: days.count)
        var all = found.mutableSpan
        let days = days.span
        for index in 0..<min(days.count, all.count) {
            let day = days[index]
            let place = min(max(day, start), start &+ last) &- start
            // No stretch is below zero. One that is not asked for is looked up too: whether there is
            // a day cannot be foreseen, and a wrong guess costs more.
            let none: UInt32 = day == .min ? 1 << 31 : 0
            all[index] = stretches[Int(place)] | Int32(bitPattern: none)
        }
        return found
    }

    /// Returns the stretches of one of the spans.
    func stretches(of span: Span) -> Stretches {
        Stretches(first: stretch(of: span.start), last: stretch(of: span.lastDay))
    }

    static func == (left: Timeline, right: Timeline) -> Bool { left.cuts == right.cuts }

    func hash(into hasher: inout Hasher) { hasher.combine(cuts) }
}
