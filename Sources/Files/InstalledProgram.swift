/// The program that runs, as a file.
public enum InstalledProgram {
    /// The folders above the program's file, the nearest first; none where the system cannot tell.
    public static var foldersAbove: [String] {
        var path = SystemCall.executablePath[...]
        var folders: [String] = []
        while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
            path = path[..<slash]
            folders.append(String(path))
        }
        return folders
    }
}
