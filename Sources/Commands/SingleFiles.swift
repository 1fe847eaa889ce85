import ArgumentParser
import Expressions
import Files
import Grants
import Ingestion

/// A name and a file, written `NAME=FILE`.
struct NamedFile: ExpressibleByArgument {
    let name: String
    let path: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        name = String(parts[0])
        path = String(parts[1])
    }
}

/// The files of a run over single files, without the dated folders and without a filing.
struct SingleFiles {
    /// The files to read, by table.
    let exports: [NamedFile]
    /// The files to write, by document.
    let documents: [NamedFile]

    /// Refuses a table with two files, and a file for two documents: one would be lost.
    func validate() throws {
        if let table = Self.firstRepeated(exports.map(\.name)) {
            throw ValidationError("--export names two files for the table '\(table)'")
        }
        if let file = Self.firstRepeated(documents.map(\.path)) {
            throw ValidationError("--document names the file '\(file)' twice")
        }
    }

    private static func firstRepeated(_ names: [String]) -> String? {
        names.indices.first { names[..<$0].contains(names[$0]) }.map { names[$0] }
    }

    /// Whether no single file is read or written.
    var isEmpty: Bool { exports.isEmpty && documents.isEmpty }

    /// Fixes the moment: of the files named by hand, or of the latest dated folder.
    func moment(
        of grant: Grant,
        asOf: CivilDate?,
        period: HalfYear?
    ) throws -> ReportingMoment {
        guard !exports.isEmpty else {
            return try ReportingMoment(of: grant, asOf: asOf, period: period)
        }
        guard let asOf else {
            throw Failure(64, "--export needs --as-of: the last day that the files show")
        }
        return try ReportingMoment(of: grant, dataDay: asOf, period: period)
    }

    /// Returns the files named by hand, by table.
    ///
    /// - Throws: `Failure` with 64 unless every table of the grant has one, and no other.
    func files(of grant: Grant) throws -> [String: String] {
        guard !exports.isEmpty else { return [:] }
        let tables = grant.exports.tables.map(\.name)
        for export in exports where !tables.contains(export.name) {
            let known = tables.joined(separator: ", ")
            throw Failure(64, "\(grant.id) has no table '\(export.name)'; its tables: \(known)")
        }
        for table in tables where !exports.contains(where: { $0.name == table }) {
            throw Failure(64, "--export names no file for the table '\(table)'")
        }
        return Dictionary(uniqueKeysWithValues: exports.map { ($0.name, $0.path) })
    }

    /// Returns the grant's documents to render: those named, or all.
    ///
    /// A document may be named without its ending.
    ///
    /// - Throws: `Failure` with 64 for a name that the grant does not have, or has twice.
    func reports(of grant: Grant) throws -> [(name: String, path: String?)] {
        guard !documents.isEmpty else { return grant.reports.map { ($0, nil) } }
        return try documents.map { document in
            let found = grant.reports.filter { report in
                report == document.name || report.hasPrefix(document.name + ".")
            }
            guard let name = found.first, found.count == 1 else {
                let known = grant.reports.joined(separator: ", ")
                throw Failure(
                    64,
                    "\(grant.id) has no one document '\(document.name)'; its documents: \(known)"
                )
            }
            return (name, document.path)
        }
    }
}
