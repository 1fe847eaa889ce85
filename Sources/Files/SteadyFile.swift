import Glibc

/// An open file that is read piece by piece, and must not change meanwhile.
public final class SteadyFile: Sendable {
    /// Its size in bytes when it was opened.
    public let size: Int
    private let path: String
    private let name: PathBytes
    private let descriptor: Descriptor
    private let opened: FileStatus

    /// Opens a regular file; a link to one is followed.
    ///
    /// - Throws: `FileFault` where there is no such file, it is not regular, or may not be read.
    public init(_ path: String) throws(FileFault) {
        guard let name = PathBytes(path: path) else { throw .missing(path) }
        self.path = path
        self.name = name
        do {
            // A FIFO would wait for its writer without O_NONBLOCK; regular files do not heed it.
            descriptor = try SystemCall.open(
                name,
                in: SystemCall.workingFolder,
                O_RDONLY | O_NONBLOCK
            )
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

    /// Reads bytes from an offset on into a buffer, in place of what stands there.
    ///
    /// - Parameters:
    ///   - offset: The offset in the file.
    ///   - buffer: The buffer.
    ///   - range: The part of the buffer to fill; the file must have as many bytes left.
    /// - Throws: `FileFault` where the file cannot be read, or has become shorter.
    public func read(
        from offset: Int,
        into buffer: inout [UInt8],
        at range: Range<Int>
    ) throws(FileFault) {
        let number = descriptor.number
        let path = path
        let count = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.read(from: number, offset: offset, into: &buffer, at: range)
        }
        guard count == range.count else { throw .changedWhileRead(path) }
    }

    /// Refuses a file that changed, or whose name leads to another, since it was opened.
    public func checkUnchanged() throws(FileFault) {
        let number = descriptor.number
        let now = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.status(of: number)
        }
        let named = try? SystemCall.status(
            of: name,
            in: SystemCall.workingFolder,
            followingLinks: true
        )
        guard now == opened, named?.isSameFile(as: opened) ?? false else {
            throw .changedWhileRead(path)
        }
    }
}
