import Expressions

/// The sums that are found by counting the codes of a field by cell.
///
/// Where conditions ask only which code a field has, records are counted once by cell and code, and
/// each condition adds up the counts of the codes that it accepts. Sixteen conditions on eight
/// fields take 124 instructions a record so; one by one they took 280.
struct CodeSums: Sendable {
    /// What is counted by code.
    struct Count: Equatable, Sendable {
        var cells: Int
        var field: String
    }

    private(set) var counts: [Count] = []
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

    /// Counts that are all zero.
    func zeros(_ steps: Steps) -> [[Int]] {
        zip(counts, columns).map { count, column in
            let cells = steps.count(ofCells: count.cells) + 1
            return [Int](repeating: 0, count: cells * (column.values.count + 1))
        }
    }

    /// Counts the records of a batch.
    func add(_ place: Int, _ records: Range<Int>, _ cells: [Int32], to counts: inout [Int]) {
        columns[place].count(records, by: cells, into: &counts)
    }

    /// Returns the cells of a sum that is found so.
    func cells(ofSum place: Int, _ counts: [[Int]]) -> [Int]? {
        guard let (count, truths) = sums[place] else { return nil }
        let (counts, width) = (counts[count], columns[count].values.count + 1)
        let codes =
            truths.map { all in all.indices.filter { all[$0].one == 1 } } ?? Array(0..<width)
        return stride(from: 0, to: counts.count, by: width).map { start in
            var sum = 0
            for code in codes { sum += counts[start + code] }
            return sum
        }
    }
}
