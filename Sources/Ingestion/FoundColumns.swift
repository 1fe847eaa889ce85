import Grants

/// What a header line holds, as far as it may be shown.
///
/// A line that lacks most of the declared columns may be a record: then it is a number of cells,
/// and nothing of what they say.
public enum FoundColumns: Sendable, Equatable {
    /// The names of the columns, in their order, and those among them that are not declared.
    case names([String], undeclared: [String])
    /// How many cells the line has.
    case cells(Int)

    private static let shown = 40

    /// Looks at a header line.
    init(_ names: [String], of table: TableDefinition) {
        let declared = table.columns.map { Mending.columnName($0.header) }
        let found = Set(names.map { $0.lowercased() })
        let known = declared.count { found.contains($0.lowercased()) }
        guard known > 0, known * 2 >= declared.count else {
            self = .cells(names.count)
            return
        }
        self = .names(names, undeclared: names.filter { !declared.contains($0) })
    }

    /// Returns what was found in words, with the name nearest to each declared one.
    func words(_ declared: [String], _ labels: Labels) -> String {
        switch self {
        case .cells(let count): labels.text("export.found-cells", ["count": "\(count)"])
        case .names(let names, let undeclared):
            ([foundWords(names, labels)]
                + declared.compactMap { nearest(to: $0, among: undeclared, labels) })
                .joined(separator: " ")
        }
    }

    private func foundWords(_ names: [String], _ labels: Labels) -> String {
        let shown = names.prefix(Self.shown).map(quoted) + (names.count > Self.shown ? ["…"] : [])
        return labels.text("export.found-columns", ["columns": shown.joined(separator: ", ")])
    }

    private func nearest(
        to declared: String,
        among names: [String],
        _ labels: Labels
    ) -> String? {
        Spelling.nearest(to: declared, among: names.filter { !$0.isEmpty }).map {
            labels.text("export.nearest", ["column": quoted(declared), "found": quoted($0)])
        }
    }
}
