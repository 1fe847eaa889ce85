import Files
public import Grants

/// Reads all exports of a grant for one moment.
public struct Ingestor: Sendable {
    private let grant: Grant
    private let hash: KeyedHash
    private let labels: Labels
    private let files: [String: String]

    /// Makes the ingestor of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - hash: What makes its pseudonyms.
    ///   - labels: The words of its first language.
    ///   - files: By table, files to read in place of those of the dated folder.
    public init(
        grant: Grant,
        hash: KeyedHash,
        labels: Labels,
        files: [String: String] = [:]
    ) {
        self.grant = grant
        self.hash = hash
        self.labels = labels
        self.files = files
    }

    /// Reads the exports.
    ///
    /// - Throws: `FileFault` where a file cannot be read; `ExportFaults` with every file that cannot
    ///   be understood.
    public func ingest(_ moment: ReportingMoment) throws -> IngestedExport {
        var tables: [RecordTable] = []
        var findings: [Finding] = []
        var faults: [ExportFault] = []
        for definition in grant.exports.tables {
            let (name, path) = source(of: definition, moment)
            let source = try InputFile.read(path)
            var ingestor = TableIngestor(
                table: definition,
                file: name,
                dataDay: moment.dataDay,
                hash: hash,
                labels: labels
            )
            do {
                let (table, found) = try ingestor.ingest(source, path: path)
                tables.append(table)
                findings += found
            } catch {
                faults.append(error)
            }
        }
        guard faults.isEmpty else { throw ExportFaults(faults: faults) }
        findings.sort(by: Finding.standsBefore)
        return IngestedExport(
            moment: moment,
            key: hash.keySource,
            tables: tables,
            findings: findings
        )
    }

    /// Returns the name of a table's file as findings give it, and its path.
    private func source(
        of table: TableDefinition,
        _ moment: ReportingMoment
    ) -> (name: String, path: String) {
        if let path = files[table.name] {
            return (path.split(separator: "/").last.map(String.init) ?? path, path)
        }
        let name = "\(moment.export)/\(table.path)"
        return (name, "\(grant.exports.folder)/\(name)")
    }
}
