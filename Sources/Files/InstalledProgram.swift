/// The program that runs, as a file.
public enum InstalledProgram {
    /// The folders above the program's file, the nearest first; none where the system cannot tell.
    public static var foldersAbove: [String] {
        let parts = SystemCall.executablePath.split(separator: "/").dropLast()
        return parts.indices.reversed().map { "/" + parts[...$0].joined(separator: "/") }
    }
}
