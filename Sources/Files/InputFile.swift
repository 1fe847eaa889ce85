/// Reading of files that others made.
public enum InputFile {
    /// Reads a regular file whole; a link to one is followed.
    ///
    /// - Parameters:
    ///   - path: The file, absolute or relative to the working folder.
    ///   - limit: The most bytes that are taken.
    /// - Returns: The file's bytes, as they were at one moment.
    /// - Throws: `FileFault` where there is no such file, it is not regular, may not be read, is
    ///   too large, or changes while it is read.
    public static func read(
        _ path: String,
        limit: Int = 1 << 32
    ) throws(FileFault) -> [UInt8] {
        try stableRead(path, limit).bytes()
    }

    /// Reads a file that must be its owner's alone, such as a key.
    ///
    /// - Parameters:
    ///   - path: The file, absolute or relative to the working folder.
    ///   - limit: The most bytes that are taken.
    /// - Returns: The file's bytes, as they were at one moment.
    /// - Throws: `FileFault` as `read(_:limit:)` does, and where the file belongs to another user
    ///   or its mode gives anything to group or others.
    public static func readPrivate(
        _ path: String,
        limit: Int = 1 << 20
    ) throws(FileFault) -> [UInt8] {
        try stableRead(path, limit).bytes { status throws(FileFault) in
            guard status.owner == SystemCall.effectiveUser else { throw .wrongOwner(path) }
            guard status.permissions & 0o077 == 0 else { throw .readableByOthers(path) }
        }
    }

    private static func stableRead(
        _ path: String,
        _ limit: Int
    ) throws(FileFault) -> StableRead {
        guard let name = PathBytes(path: path) else { throw .missing(path) }
        return StableRead(
            name: name,
            folder: SystemCall.workingFolder,
            path: path,
            limit: limit,
            followingLinks: true
        )
    }
}
