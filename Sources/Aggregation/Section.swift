/// Spans that one timeline holds.
struct Section: Sendable {
    let timeline: Timeline
    /// The spans, each with its stretches.
    let spans: [(span: Span, stretches: Timeline.Stretches)]

    /// The most cuts of which a mask of 64 bits holds the stretches.
    private static let mostCuts = 63

    private init(_ spans: [Span], _ timeline: Timeline) {
        self.timeline = timeline
        self.spans = spans.map { ($0, timeline.stretches(of: $0)) }
    }

    /// Halves spans until one timeline holds those of each section.
    static func sections(of spans: [Span]) -> [Section] {
        let timeline = Timeline(spans)
        guard spans.count > 1, timeline.cuts.count > mostCuts else {
            return [Section(spans, timeline)]
        }
        let half = spans.count / 2
        return sections(of: Array(spans[..<half])) + sections(of: Array(spans[half...]))
    }
}
