import Files
import Grants

/// The files of one export: which of them belong to a table.
struct ExportFiles {
    /// The dated folder.
    let export: String
    private let folder: String
    private let replacements: [String: String]
    private let hasPatterns: Bool
    private let entries: [String]

    /// Looks into the dated folder where a table asks for more than names.
    ///
    /// - Parameters:
    ///   - exports: The tables.
    ///   - export: The dated folder.
    ///   - replacements: By table, a file that is read in place of those of the folder.
    /// - Throws: `FileFault` where the folder cannot be read.
    init(
        of exports: ExportDefinition,
        export: String,
        replacements: [String: String]
    ) throws(FileFault) {
        self.replacements = replacements
        self.export = export
        folder = "\(exports.folder)/\(export)"
        hasPatterns = exports.tables.contains { table in
            replacements[table.name] == nil && table.files.contains(where: \.isOpen)
        }
        entries = hasPatterns ? try InputFolder.entries(folder) : []
    }

    /// Returns the files of a table in byte order of their names: how findings name each, and its
    /// path as messages name it.
    ///
    /// - Throws: `ExportFault` where no file fits a pattern.
    func files(of table: TableDefinition) throws(ExportFault) -> [(name: String, path: String)] {
        if let path = replacements[table.name] {
            return [(path.split(separator: "/").last.map(String.init) ?? path, path)]
        }
        for pattern in table.files where pattern.isOpen && !entries.contains(where: pattern.fits) {
            throw ExportFault(file: "\(folder)/\(pattern.text)", line: 0, reason: .noFile)
        }
        return table.fileNames(among: entries).map { ("\(export)/\($0)", "\(folder)/\($0)") }
    }

    /// Refuses a folder to which files came, or from which some went, while they were read.
    func checkUnchanged() throws(FileFault) {
        guard hasPatterns, try InputFolder.entries(folder) != entries else { return }
        throw FileFault.changedWhileRead(folder)
    }
}
