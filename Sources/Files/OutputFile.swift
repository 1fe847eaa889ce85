import Glibc

/// Writing of single files, each there whole or not at all.
public enum OutputFile {
    /// Writes a file and returns when it would survive a power cut.
    ///
    /// A regular file of that name is replaced in one step; anything else stays untouched.
    ///
    /// - Parameters:
    ///   - bytes: The whole content.
    ///   - path: The file, absolute or relative to the working folder; its folder must exist.
    ///   - mode: The permissions, whatever the umask.
    /// - Throws: `FileFault`; except for `folderNotSynced`, what stood there before still does.
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        mode: UInt32 = 0o600
    ) throws(FileFault) {
        guard !path.isEmpty else { throw .cannotCreate(path, errno: ENOENT) }
        let afterSlash = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:))
        let name = String(path[(afterSlash ?? path.startIndex)...])
        let parent = afterSlash.map { String(path[..<$0]) } ?? "."
        guard let folderName = PathBytes(path: parent), !name.utf8.contains(0) else {
            throw .cannotCreate(path, errno: EINVAL)
        }
        guard PathBytes.isComponent(name) else { throw .cannotReplace(path, errno: EISDIR) }
        let folder = try OpenFolder(
            folderName,
            in: SystemCall.workingFolder,
            path: parent,
            followingLinks: true
        )
        try folder.replaceFile(name, bytes, mode: mode)
    }
}
