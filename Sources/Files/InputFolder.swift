import Glibc

/// Looks into folders that are only read.
public enum InputFolder {
    /// Lists the names of a folder's entries, sorted by their bytes.
    ///
    /// - Parameter path: The folder; a link to one is fine.
    /// - Returns: The names, without `.` and `..`.
    /// - Throws: `FileFault` where there is none, or it cannot be read.
    public static func entries(_ path: String) throws(FileFault) -> [String] {
        guard let name = PathBytes(path: path) else { throw .missing(path) }
        let folder = try FileFault.during(.opening, path) { () throws(SystemError) in
            try SystemCall.open(name, in: SystemCall.workingFolder, O_RDONLY | O_DIRECTORY)
        }
        let number = folder.number
        let names = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.entries(of: number)
        }
        return names.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Lists a folder's entries, or nothing where there is no folder.
    ///
    /// - Parameter path: The folder; a link to one is fine.
    /// - Returns: The names, without `.` and `..`.
    /// - Throws: `FileFault` where it cannot be read.
    public static func entriesIfPresent(_ path: String) throws(FileFault) -> [String] {
        do {
            return try entries(path)
        } catch .missing {
            return []
        }
    }
}
