import CSV
import Grants

/// The columns of a file that its descriptor does not name.
///
/// Those without a header are told apart by whether any record has a value there.
struct UndeclaredColumns {
    private var labelled: [Int] = []
    private var unlabelled: [Int] = []
    private var filled: Set<Int> = []
    private var headerLine: Int?

    /// Makes what a file without a header has: none.
    init() {}

    /// Takes the columns of a header that are not among the declared ones.
    init(_ names: [String], without declared: Set<Int>, headerLine: Int) {
        let others = names.indices.map { $0 + 1 }.filter { !declared.contains($0) }
        labelled = others.filter { !names[$0 - 1].isEmpty }
        unlabelled = others.filter { names[$0 - 1].isEmpty }
        self.headerLine = headerLine
    }

    /// Notes which columns without a header have a value in a record.
    mutating func note(_ row: Row) {
        for column in unlabelled where column <= row.cells.count {
            if !row.cells[column - 1].isBlank { filled.insert(column) }
        }
    }

    /// Whether a column without a header has no value so far.
    func isEmpty(_ column: Int) -> Bool { !filled.contains(column) }

    /// The columns without a header.
    var watched: [Int] { unlabelled }

    /// Adds what was noted in another part of the file.
    mutating func add(_ other: UndeclaredColumns) {
        filled.formUnion(other.filled)
    }

    /// What is to be said of the columns.
    func findings(_ maker: FindingMaker) -> [Finding] {
        labelled.map { finding($0, .extraLabel, .info, nil, maker) }
            + unlabelled.map { column in
                filled.contains(column)
                    ? finding(column, .blankLabel, .warning, nil, maker)
                    : finding(column, .extraLabel, .info, "blank", maker)
            }
    }

    private func finding(
        _ column: Int,
        _ rule: BuiltInRule,
        _ severity: Severity,
        _ variant: String?,
        _ maker: FindingMaker
    ) -> Finding {
        maker.finding(
            rule,
            at: FindingMaker.Place(line: headerLine, column: column),
            severity: severity,
            variant: variant,
            ["column": "\(column)"]
        )
    }
}
