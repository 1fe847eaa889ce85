/// Reads the breakdowns of an indicator: coded fields of the table whose records it counts.
struct BreakdownReader {
    let log: ConfigurationReader.Log
    let exports: ExportDefinition

    func breakdowns(_ indicator: ConfigurationReader, of measure: Measure?) -> [[String]] {
        let nodes = indicator.list("by")
        guard let measure, let first = nodes.first else { return [] }
        guard let table = measure.selection.flatMap({ exports.table($0.table) }) else {
            log.note(.contradiction("only a measure over records can be broken down"), at: first)
            return []
        }
        var breakdowns: [[String]] = []
        for node in nodes {
            guard let fields = fields(node, of: table, indicator) else { continue }
            if breakdowns.contains(fields) {
                log.note(.duplicate(fields.joined(separator: ", ")), at: node)
            }
            checkSize(fields, of: table, at: node)
            breakdowns.append(fields)
        }
        return breakdowns
    }

    /// So many categories a breakdown may have: each takes memory in every half-year.
    private static let mostCategories = 100_000

    private func checkSize(
        _ fields: [String],
        of table: TableDefinition,
        at node: ConfigurationNode
    ) {
        let sizes = fields.map { (table.field($0)?.codes?.count ?? 0) + 1 }
        let size = sizes.reduce(1) { min($0, Self.mostCategories + 1) * $1 }
        guard size > Self.mostCategories else { return }
        let text =
            "these fields cross to more than \(Self.mostCategories) categories: leave one out"
        log.note(.contradiction(text), at: node)
    }

    /// Reads one breakdown: a field, or a list of fields that cross.
    private func fields(
        _ node: ConfigurationNode,
        of table: TableDefinition,
        _ indicator: ConfigurationReader
    ) -> [String]? {
        var nodes = [node]
        if case .list(let items) = node.value { nodes = items }
        if nodes.isEmpty { log.note(.expected("a field", found: "an empty list"), at: node) }
        var names: [String] = []
        for node in nodes {
            guard let name = indicator.text(of: node) else { continue }
            if names.contains(name) { log.note(.duplicate(name), at: node) }
            check(name, of: table, at: node)
            names.append(name)
        }
        return names.isEmpty ? nil : names
    }

    private func check(_ name: String, of table: TableDefinition, at node: ConfigurationNode) {
        let coded = table.fields.filter { $0.codes != nil && $0.treatment == .keep }.map(\.name)
        guard !coded.contains(name) else { return }
        let suggestion = Spelling.nearest(to: name, among: coded)
        log.note(.unknownName(name, of: "coded field", suggestion: suggestion), at: node)
    }
}
