import Expressions

/// The sums that are found by counting the codes of a field by cell.
///
/// Where conditions ask only which code a field has, records are counted once by cell and code, and
/// each condition adds up the counts of the codes that it accepts. Fields of few codes are counted
/// together. Sixteen conditions on eight fields take 45 instructions a record so; field by field
/// they took 124, and one by one 280.
struct CodeSums: Sendable {
    /// What is counted by code.
    struct Count: Equatable, Sendable {
        var cells: Int
        var field: String
    }

    /// Counts that are found at once: that of one field, or those of several with few codes.
    struct Group: Sendable {
        var cells: Int
        /// The places of the counts.
        var counts: [Int]
        /// The codes of all fields, where these are several.
        var codes: JointCodes?
    }

    private(set) var counts: [Count] = []
    private(set) var groups: [Group] = []
    /// For each sum that is found so, where its counts stand, and what its condition is by code.
    private var sums: [(count: Int, truths: [Truth]?)?] = []
    /// Whether a calculation is needed for anything else.
    private(set) var isCalculated: [Bool]
    private var columns: [TextColumn] = []

    /// More counts than these take longer to clear and to add up than they save.
    private static let most = 1 << 14

    /// Finds the sums of a walk that can be found so.
    init(_ steps: Steps, of table: DataTable) {
        isCalculated = steps.calculations.all.map { $0.kind != .truths }
        for sum in steps.sums.all {
            let codes = sum.quantity == .records ? Self.codes(sum, steps, table) : nil
            sums.append(codes.map { (place(of: sum, $0.field, $0.column), $0.truths) })
            if codes == nil, let condition = sum.condition { isCalculated[condition] = true }
        }
        for case let condition? in steps.marks.all.map(\.condition) {
            isCalculated[condition] = true
        }
        // All records of a cell are those of all its codes.
        for (place, sum) in steps.sums.all.enumerated()
        where sum.quantity == .records && sum.condition == nil {
            sums[place] = counts.firstIndex { $0.cells == sum.cells }.map { ($0, nil) }
        }
        for place in counts.indices { addToGroup(place, steps, table.recordCount) }
        for place in groups.indices where groups[place].counts.count == 1 {
            groups[place].codes = nil
        }
    }

    /// Counts a field with others of the same cells, where that asks for no more counts than there
    /// are records.
    private mutating func addToGroup(_ place: Int, _ steps: Steps, _ recordCount: Int) {
        let cells = counts[place].cells
        if (steps.count(ofCells: cells) + 1) << 8 <= recordCount {
            for index in groups.indices where groups[index].cells == cells {
                if groups[index].codes?.append(columns[place]) ?? false {
                    groups[index].counts.append(place)
                    return
                }
            }
        }
        var codes = JointCodes()
        let isShort = codes.append(columns[place])
        groups.append(Group(cells: cells, counts: [place], codes: isShort ? codes : nil))
    }

    /// What a condition is for each code of the field on which alone it depends.
    private static func codes(
        _ sum: Steps.Sum,
        _ steps: Steps,
        _ table: DataTable
    ) -> (field: String, column: TextColumn, truths: [Truth])? {
        guard let condition = sum.condition,
            let (field, truths) = (try? steps.prepared[condition].get())?.truthsOfCodes,
            case .text(let column)? = table.columns[field],
            (steps.count(ofCells: sum.cells) + 1) * (truths.count + 1) <= most
        else { return nil }
        return (field, column, truths)
    }

    private mutating func place(of sum: Steps.Sum, _ field: String, _ column: TextColumn) -> Int {
        let count = Count(cells: sum.cells, field: field)
        if let place = counts.firstIndex(of: count) { return place }
        counts.append(count)
        columns.append(column)
        return counts.count - 1
    }

    /// Whether a sum is found so.
    func contains(sum: Int) -> Bool { sums[sum] != nil }

    /// How many counts a cell of a field or of a group has.
    private func width(_ count: Int) -> Int { columns[count].values.count + 1 }
    private func width(_ group: Group) -> Int {
        group.codes == nil ? width(group.counts[0]) : JointCodes.width
    }

    /// Counts the records of a batch for a group.
    func add(
        _ place: Int,
        _ records: Range<Int>,
        _ cells: [Int32],
        _ steps: Steps,
        to counts: inout [UInt32]
    ) {
        let group = groups[place]
        if counts.isEmpty {
            let count = (steps.count(ofCells: group.cells) + 1) * width(group)
            counts = [UInt32](repeating: 0, count: count)
        }
        if let codes = group.codes {
            codes.count(records, by: cells, into: &counts)
        } else {
            columns[group.counts[0]].count(records, by: cells, into: &counts)
        }
    }

    /// Returns the counts of each field by itself; none where nothing was counted.
    func divided(_ found: [[UInt32]]) -> [[Int]] {
        var divided = [[Int]](repeating: [], count: counts.count)
        for (group, found) in zip(groups, found) {
            guard let codes = group.codes else {
                divided[group.counts[0]] = found.map { Int($0) }
                continue
            }
            for place in group.counts {
                let cells = found.count / JointCodes.width
                divided[place] = [Int](repeating: 0, count: cells * width(place))
            }
            // Most bytes come with no cell.
            let all = found.span
            for index in all.indices where all[index] > 0 {
                let (cell, byte) = index.quotientAndRemainder(dividingBy: JointCodes.width)
                for (place, field) in zip(group.counts, codes.fields) {
                    divided[place][cell * width(place) + field.code(in: byte)] += Int(all[index])
                }
            }
        }
        return divided
    }

    /// Returns the cells of a sum that is found so, from the counts of each field.
    func cells(ofSum place: Int, _ counts: [[Int]]) -> [Int]? {
        guard let (count, truths) = sums[place] else { return nil }
        let (counts, width) = (counts[count], width(count))
        let codes =
            truths.map { all in all.indices.filter { all[$0].one == 1 } } ?? Array(0..<width)
        return stride(from: 0, to: counts.count, by: width).map { start in
            var sum = 0
            for code in codes { sum += counts[start + code] }
            return sum
        }
    }
}
