import Glibc

/// An open file that is read piece by piece, and must not change meanwhile.
public final class SteadyFile: Sendable {
    /// Its size in bytes when it was opened.
    public let size: Int
    /// What the system told about it then.
    let opened: FileStatus
    /// Its descriptor.
    let descriptor: Descriptor
    private let path: String
    private let name: PathBytes
    private let folder: Int32
    private let followsLinks: Bool

    /// Opens a regular file; a link to one is followed.
    ///
    /// - Throws: `FileFault` where there is no such file, it is not regular, or may not be read.
    public convenience init(_ path: String) throws(FileFault) {
        guard let name = PathBytes(path: path) else { throw .missing(path) }
        try self.init(name, in: SystemCall.workingFolder, path: path, followingLinks: true)
    }

    /// Opens a regular file of a folder.
    ///
    /// - Parameters:
    ///   - name: The file, relative to the folder.
    ///   - folder: The descriptor of the folder, which stays open as long as the file.
    ///   - path: The path to name in a fault.
    ///   - followsLinks: Whether a link is followed to the file it leads to.
    /// - Throws: `FileFault` as for a path.
    init(
        _ name: PathBytes,
        in folder: Int32,
        path: String,
        followingLinks followsLinks: Bool
    ) throws(FileFault) {
        (self.name, self.folder, self.path) = (name, folder, path)
        self.followsLinks = followsLinks
        // A FIFO would wait for its writer without O_NONBLOCK; regular files do not heed it.
        let flags = O_RDONLY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
        do {
            descriptor = try SystemCall.open(name, in: folder, flags)
        } catch let error where error.code == ELOOP && !followsLinks {
            throw .notRegularFile(path, kind: FileKind.link.rawValue)
        } catch {
            throw FileFault(.opening, path, error)
        }
        let number = descriptor.number
        opened = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.status(of: number)
        }
        guard opened.kind == .regular else {
            throw .notRegularFile(path, kind: opened.kind.rawValue)
        }
        size = opened.size
    }

    /// Reads bytes from an offset on and appends them to others.
    ///
    /// - Parameters:
    ///   - count: How many; the file must have as many left.
    ///   - offset: The offset in the file.
    ///   - bytes: The others.
    /// - Throws: `FileFault` where the file cannot be read, or has become shorter.
    public func read(
        _ count: Int,
        from offset: Int,
        onto bytes: inout [UInt8]
    ) throws(FileFault) {
        let number = descriptor.number
        let path = path
        let end = bytes.count + count
        try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.read(count, from: number, offset: offset, onto: &bytes)
        }
        guard bytes.count == end else { throw .changedWhileRead(path) }
    }

    /// Reads the first bytes.
    ///
    /// - Parameter limit: How many are read at most.
    /// - Returns: The bytes; all of them where the file has no more.
    /// - Throws: `FileFault` as `read(_:from:onto:)` does.
    public func beginning(upTo limit: Int) throws(FileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(min(size, limit), from: 0, onto: &bytes)
        return bytes
    }

    /// Refuses a file that changed, or whose name leads to another, since it was opened.
    public func checkUnchanged() throws(FileFault) {
        let number = descriptor.number
        let now = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.status(of: number)
        }
        let named = try? SystemCall.status(of: name, in: folder, followingLinks: followsLinks)
        guard now == opened, named?.isSameFile(as: opened) ?? false else {
            throw .changedWhileRead(path)
        }
    }
}
