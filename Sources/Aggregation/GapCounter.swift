import Expressions

/// Finds in which stretches each value was met, partition by partition.
///
/// Most values are met in one category only. Of each value the category of its first record is kept
/// and the stretches in it; the total is added up in the end. Where values are met in others too is
/// noted apart: an indicator of persons takes 61 instructions a record so, where one with stretches
/// of each value and category took 155.
struct GapCounter: Sendable {
    private let layout: Gaps.Layout
    /// For each value the stretches in which it was met in its first category.
    private var met: [UInt64] = []
    private var categories: [UInt32] = []
    /// Where values were met in another category.
    private var others: [Other] = []
    /// By category; the last row is of those in none, and of the total what the sum of all rows has
    /// too little or too much.
    private var gaps: Gaps
    /// How many values were met in one record only, by its mark, and last for none; nothing where
    /// marks are too many.
    private var ofMarks: [Int]

    /// More counts than these are not held by a core's nearest cache.
    private static let mostMarks = 1 << 13

    private struct Other: Sendable {
        var value: UInt32
        var category: UInt32
        var stretches: UInt64
    }

    init(_ layout: Gaps.Layout) {
        self.layout = layout
        gaps = Gaps(stretches: layout.stretches, rows: layout.categories + 1)
        let marks = Int(layout.limit)
        ofMarks = [Int](repeating: 0, count: marks > Self.mostMarks ? 0 : marks + 1)
    }

    /// Returns what some threads have found by category, and of all values in the last row.
    static func total(_ counters: [GapCounter], _ layout: Gaps.Layout) -> Gaps {
        var gaps = GapCounter(layout).gaps
        for var counter in counters {
            counter.addMarks()
            gaps.add(counter.gaps)
        }
        gaps.addUp()
        return gaps
    }

    /// Adds values that were met in one record each: those of some marks, but not of some places
    /// among them; `Int32.min` marks a record that does not count.
    ///
    /// All are added and some taken back, so that nothing has to be decided for each.
    mutating func add(alone marks: Swift.Span<Int32>, butAt others: Swift.Span<UInt32>) {
        guard !ofMarks.isEmpty else {
            for index in marks.indices { add(marks[index], count: 1) }
            for index in others.indices { add(marks[Int(others[index])], count: -1) }
            return
        }
        let none = UInt32(ofMarks.count - 1)
        var counts = ofMarks.mutableSpan
        for index in marks.indices {
            counts[Int(min(UInt32(bitPattern: marks[index]), none))] &+= 1
        }
        for index in others.indices {
            let mark = marks[Int(others[index])]
            counts[Int(min(UInt32(bitPattern: mark), none))] &-= 1
        }
    }

    private mutating func add(_ mark: Int32, count: Int) {
        guard mark >= 0 else { return }
        let (category, stretches) = layout.parts(of: UInt32(mark))
        gaps.add(stretches, row: Int(category), count: count)
    }

    private mutating func addMarks() {
        for (mark, count) in ofMarks.dropLast().enumerated() where count != 0 {
            add(Int32(mark), count: count)
        }
    }

    /// Adds the values of a partition.
    mutating func add(_ partition: KeyGroups.Partition) {
        let missing = partition.count - met.count
        if missing > 0 {
            met += [UInt64](repeating: 0, count: missing)
            categories += [UInt32](repeating: 0, count: missing)
        }
        others.removeAll(keepingCapacity: true)
        Self.meet(partition, layout, &met, &categories, &others)
        addOthers()
        gaps.add(met, categories, partition.count)
    }

    /// Notes the stretches of each value.
    private static func meet(
        _ partition: KeyGroups.Partition,
        _ layout: Gaps.Layout,
        _ met: inout [UInt64],
        _ categories: inout [UInt32],
        _ others: inout [Other]
    ) {
        let (marks, keys) = (partition.marks.span, partition.keys.span)
        var met = met.mutableSpan
        var categories = categories.mutableSpan
        var next = 0
        for index in 0..<min(marks.count, keys.count) {
            let value = Int(keys[index])
            let (category, stretches) = layout.parts(of: marks[index])
            // Keys are numbered as they come.
            let isNew = value == next
            let own = isNew ? category : categories[value]
            categories[value] = own
            met[value] = (isNew ? 0 : met[value]) | (own == category ? stretches : 0)
            next &+= isNew ? 1 : 0
            if own != category {
                others.append(Other(value: keys[index], category: category, stretches: stretches))
            }
        }
    }

    /// Adds what values were met in other categories than their first, and corrects the total.
    private mutating func addOthers() {
        others.sort { ($0.value, $0.category) < ($1.value, $1.category) }
        var rest = others[...]
        while let first = rest.first {
            let own = rest.prefix { $0.value == first.value }
            rest = rest.dropFirst(own.count)
            add(own, met[Int(first.value)])
        }
    }

    /// Adds the other categories of one value.
    private mutating func add(_ others: ArraySlice<Other>, _ first: UInt64) {
        var rest = others
        var all = first
        correct(first, -1)
        while let category = rest.first?.category {
            let own = rest.prefix { $0.category == category }
            rest = rest.dropFirst(own.count)
            let stretches = own.reduce(0) { $0 | $1.stretches }
            gaps.add(stretches, row: Int(category), count: 1)
            correct(stretches, -1)
            all |= stretches
        }
        correct(all, 1)
    }

    /// The total is that of all rows together.
    private mutating func correct(_ stretches: UInt64, _ count: Int) {
        gaps.add(stretches, row: layout.categories, count: count)
    }
}
