import CSV

/// CSV files as one table in UTF-8 with commas.
struct CSVConversion {
    /// How many faults are told one by one.
    private static let told = 10

    /// The table.
    let bytes: [UInt8]
    /// What was carried in spite of faults, in words.
    let notes: [String]

    /// Puts the rows of all tables below one header.
    ///
    /// - Throws: `Failure` where the tables differ in their columns, and where they have faults that
    ///   are not to be carried.
    init(tables: [CSVTable], isLenient: Bool) throws {
        let findings = tables.flatMap(\.findings)
        if !findings.isEmpty, !isLenient { throw Self.failure(findings) }
        if let first = tables.first {
            for table in tables where table.names != first.names || table.width != first.width {
                let files = "\(CSVFinding.shown(table.file)): other columns than those of "
                throw Failure(65, files + CSVFinding.shown(first.file))
            }
        }
        var writer = Writer()
        if let names = tables.first?.names { writer.append(names) }
        for row in tables.lazy.flatMap(\.rows) { writer.append(row) }
        bytes = writer.bytes
        notes = tables.filter { !$0.findings.isEmpty }.map(Self.note)
    }

    private static func failure(_ findings: [CSVFinding]) -> Failure {
        var messages = findings.prefix(told).map(\.text)
        if findings.count > told { messages.append("and \(findings.count - told) faults more") }
        messages.append(
            "nothing was written; --check lists all faults, --detect says how the file seems to be "
                + "written, --lenient carries what can be carried"
        )
        return Failure(65, messages)
    }

    private static func note(_ table: CSVTable) -> String {
        let counts = Dictionary(grouping: table.findings, by: \.rule).mapValues(\.count)
        let list = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let words = "carried in spite of faults: \(list.joined(separator: ", "))"
        return "\(CSVFinding.shown(table.file)): \(words)"
    }
}
