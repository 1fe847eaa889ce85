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
        cuts = Set(spans.flatMap { [$0.start, $0.end] }).sorted()
        var stretches: [Int32] = [0]
        if let first = cuts.first, let last = cuts.last {
            var stretch = 0
            for day in first.dayNumber...last.dayNumber {
                if cuts[stretch].dayNumber == day { stretch += 1 }
                stretches.append(Int32(stretch))
            }
        }
        stretchOfDay = stretches
    }

    /// Returns the stretch of a day: how many cuts lie on or before it.
    func stretch(of day: CivilDate) -> Int {
        Int(stretches(of: [day.dayNumber])[0])
    }

    /// Returns the stretches of days; none for none.
    func stretches(of days: [Int32]) -> [Int32] {
        guard let first = cuts.first else { return days.map { $0 == .min ? .min : 0 } }
        let stretches = stretchOfDay.span
        let (start, last) = (first.dayNumber - 1, Int32(stretches.count - 1))
        var found = days
        var all = found.mutableSpan
        for index in all.indices {
            let day = all[index]
            let place = min(max(day, start), start &+ last) &- start
            all[index] = day == .min ? .min : stretches[Int(place)]
        }
        return found
    }

    /// Returns the stretches of one of the spans.
    func stretches(of span: Span) -> Stretches {
        let last = CivilDate(dayNumber: span.end.dayNumber - 1)
        return Stretches(first: stretch(of: span.start), last: stretch(of: last))
    }

    static func == (left: Timeline, right: Timeline) -> Bool { left.cuts == right.cuts }

    func hash(into hasher: inout Hasher) { hasher.combine(cuts) }
}
