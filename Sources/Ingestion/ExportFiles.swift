import Files
import Grants

/// The files of one export: which of them belong to a table.
struct ExportFiles {
    /// The dated folder.
    let export: String
    private let folder: String
    private let hasPatterns: Bool
    private let entries: [String]

    /// Looks into the dated folder where a table asks for more than names.
    init(of exports: ExportDefinition, export: String) throws(FileFault) {
        self.export = export
        folder = "\(exports.folder)/\(export)"
        hasPatterns = exports.tables.contains { $0.files.contains(where: \.isOpen) }
        entries = hasPatterns ? try InputFolder.entries(folder) : []
    }

    /// Returns the names of a table's files in byte order.
    ///
    /// - Throws: `ExportFault` where no file fits a pattern.
    func names(of table: TableDefinition) throws(ExportFault) -> [String] {
        for pattern in table.files where pattern.isOpen && !entries.contains(where: pattern.fits) {
            throw ExportFault(file: path(pattern.text), line: 0, reason: .noFile)
        }
        return table.fileNames(among: entries)
    }

    /// Returns a file as messages name it.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Returns a file relative to the folder of exports.
    func datedName(_ name: String) -> String { "\(export)/\(name)" }

    /// Refuses a folder to which files came, or from which some went, while they were read.
    func checkUnchanged() throws(FileFault) {
        guard hasPatterns, try InputFolder.entries(folder) != entries else { return }
        throw FileFault.changedWhileRead(folder)
    }
}
