/// How long each rule took to be judged, added up over all threads.
public struct RuleTimes: Sendable {
    /// By rule, the time; built-in rules have an entry a table.
    public private(set) var times: [Entry: Duration] = [:]

    /// A rule of one table.
    public struct Entry: Hashable, Sendable {
        /// The rule's identifier.
        public let rule: String
        /// The table whose records it judges.
        public let table: String
    }

    /// Begins without any time.
    public init() {}

    /// Returns the rules that took longest, the dearest first.
    public func dearest(_ count: Int) -> [(entry: Entry, time: Duration)] {
        let sorted = times.sorted { first, second in
            if first.value != second.value { return first.value > second.value }
            return (first.key.rule, first.key.table) < (second.key.rule, second.key.table)
        }
        return sorted.prefix(count).map { (entry: $0.key, time: $0.value) }
    }

    mutating func add(_ time: Duration, to rule: String, of table: String) {
        times[Entry(rule: rule, table: table), default: .zero] += time
    }
}
