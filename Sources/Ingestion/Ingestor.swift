import Expressions
import Files
public import Grants

/// Reads all exports of a grant for one moment.
public struct Ingestor: Sendable {
    private let grant: Grant
    private let hash: KeyedHash
    private let labels: Labels
    private let files: [String: String]
    private let uses: FieldUses
    private let chunking: TableIngestor.Chunking
    private let availableMemory: @Sendable () -> Int?

    /// Makes the ingestor of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - hash: What makes its pseudonyms.
    ///   - labels: The words of its first language.
    ///   - files: By table, files to read in place of those of the dated folder.
    ///   - purpose: For what the exports are read; what it does not ask for is only checked.
    ///   - threads: How many threads read an export, which change nothing but the time; as many as
    ///     there are cores where nothing is said.
    ///   - chunkBytes: How many bytes one of them takes at a time.
    ///   - availableMemory: Tells how many bytes are at hand, nothing where it is not known; the system
    ///     is asked where nothing is said.
    public init(
        grant: Grant,
        hash: KeyedHash,
        labels: Labels,
        files: [String: String] = [:],
        purpose: Purpose = .records,
        threads: Int? = nil,
        chunkBytes: Int = 1 << 20,
        availableMemory: (@Sendable () -> Int?)? = nil
    ) {
        self.grant = grant
        self.hash = hash
        self.labels = labels
        self.files = files
        self.availableMemory = availableMemory ?? { SystemMemory.available }
        uses = FieldUses(of: grant, for: purpose)
        chunking = TableIngestor.Chunking(
            threads: Workers(threads: threads).threads,
            bytes: chunkBytes,
            hashesFile: purpose != .documents
        )
    }

    /// Reads the exports.
    ///
    /// - Throws: `FileFault` where a file cannot be read; `ExportFaults` with every file that cannot
    ///   be understood.
    public func ingest(_ moment: ReportingMoment) throws -> IngestedExport {
        let files = try ExportFiles(
            of: grant.exports,
            export: moment.export,
            replacements: self.files
        )
        var tables: [RecordTable] = []
        var findings: [Finding] = []
        var faults: [ExportFault] = []
        for result in read(files, moment) {
            do {
                let (table, found) = try result.get()
                tables.append(table)
                findings = findings.isEmpty ? found : findings + found
            } catch let unreadable as ExportFaults {
                faults += unreadable.faults
            }
        }
        try files.checkUnchanged()
        guard faults.isEmpty else { throw ExportFaults(faults: faults) }
        FindingOrder.sort(&findings)
        return IngestedExport(
            moment: moment,
            key: hash.keySource,
            tables: tables,
            findings: findings
        )
    }

    /// The records of a table with what was found in them.
    private typealias Records = (table: RecordTable, findings: [Finding])

    /// Reads the tables: side by side where each file is one piece, as in most exports; of larger
    /// files the pieces are read side by side.
    ///
    /// Two tables of 140 KB take 51 million instructions of one core so, in place of 84.
    ///
    /// - Returns: What came of each table, in their order.
    private func read(
        _ files: ExportFiles,
        _ moment: ReportingMoment
    ) -> [Result<Records, any Error>] {
        let definitions = grant.exports.tables
        let areSmall = definitions.allSatisfy { isSmall($0, files) }
        let workers = Workers(threads: areSmall ? chunking.threads : 1)
        return workers.map(definitions.count) { place in
            Result { try read(definitions[place], files, moment) }
        }
    }

    /// Tells whether each file of a table is one piece; one that cannot be opened is looked at later.
    private func isSmall(_ definition: TableDefinition, _ files: ExportFiles) -> Bool {
        let paths = (try? files.files(of: definition)) ?? []
        return paths.allSatisfy { _, path in
            guard let file = try? SteadyFile(path) else { return true }
            return file.size <= chunking.bytes
        }
    }

    /// Reads the files of a table one by one, and puts their records together.
    private func read(
        _ definition: TableDefinition,
        _ files: ExportFiles,
        _ moment: ReportingMoment
    ) throws -> Records {
        var parts: [RecordTable] = []
        var findings: [Finding] = []
        var faults: [ExportFault] = []
        for (name, path) in try sources(of: definition, files) {
            var ingestor = TableIngestor(
                table: definition,
                file: name,
                dataDay: moment.dataDay,
                hash: hash,
                labels: labels,
                uses: uses
            )
            do {
                let (table, read) = try read(path, &ingestor)
                let found = try explained(read, path, definition, table.columns)
                let earlier = parts.reduce(0) { $0 + $1.count }
                parts.append(table)
                findings =
                    earlier == 0
                    ? findings.isEmpty ? found : findings + found
                    : findings + found.map { $0.following(records: earlier) }
            } catch let fault as ExportFault {
                faults.append(fault)
            }
        }
        guard faults.isEmpty, let table = RecordTable.joined(parts) else {
            throw ExportFaults(faults: faults)
        }
        return (table, findings)
    }

    /// Reads a file: in pieces where that can be done.
    private func read(
        _ path: String,
        _ ingestor: inout TableIngestor
    ) throws -> Records {
        let file = try SteadyFile(path)
        if let found = try ingestor.ingest(file, chunking) {
            try file.checkUnchanged()
            return found
        }
        try checkMemory(for: file.size, ingestor.file)
        return try ingestor.ingest(InputFile.read(path), path: path)
    }

    /// Refuses a file of several pieces that cannot be read in pieces, and has no room as a whole.
    private func checkMemory(for size: Int, _ name: String) throws(ExportFault) {
        let need = MemoryNeed.bytes(ofWholeFile: size)
        guard size > chunking.bytes, let available = availableMemory(), need > available else {
            return
        }
        throw ExportFault(
            file: name,
            line: 0,
            reason: .noMemory(needed: need, available: available)
        )
    }

    /// Says in findings how the numbers and days of a file are written, where that is not as declared.
    private func explained(
        _ findings: [Finding],
        _ path: String,
        _ definition: TableDefinition,
        _ columns: [String: Column]
    ) throws(FileFault) -> [Finding] {
        guard OtherForms.areLikely(in: findings) else { return findings }
        let file = try SteadyFile(path)
        let beginning = try file.beginning(upTo: OtherForms.sampleSize)
        return OtherForms(table: definition, labels: labels)
            .explained(
                findings,
                by: beginning,
                isWhole: beginning.count == file.size,
                columns
            )
    }

    private func sources(
        of definition: TableDefinition,
        _ files: ExportFiles
    ) throws(ExportFaults) -> [(name: String, path: String)] {
        do {
            return try files.files(of: definition)
        } catch {
            throw ExportFaults(faults: [error])
        }
    }
}
