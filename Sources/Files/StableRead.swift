import Glibc

/// Reads a file whole and proves that it did not change meanwhile.
struct StableRead {
    /// The file, relative to the folder.
    let name: PathBytes
    /// The descriptor of the folder.
    let folder: Int32
    /// The path to name in a fault.
    let path: String
    /// The most bytes that are taken.
    let limit: Int
    /// Whether a link is followed to the file it leads to.
    let followingLinks: Bool

    /// Returns the content; `check` may refuse the file by what the system tells of it.
    func bytes(
        check: (FileStatus) throws(FileFault) -> Void = { _ in }
    ) throws(FileFault) -> [UInt8] {
        let descriptor = try open()
        let number = descriptor.number
        let before = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.status(of: number)
        }
        guard before.kind == .regular else {
            throw .notRegularFile(path, kind: before.kind.rawValue)
        }
        try check(before)
        guard before.size <= limit else { throw .tooLarge(path, limit: limit) }

        // One byte more than there should be shows a file that grows.
        let bytes = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.read(upTo: before.size + 1, from: number)
        }
        let after = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.status(of: number)
        }
        guard bytes.count == before.size, after == before, isStillNamed(before) else {
            throw .changedWhileRead(path)
        }
        return bytes
    }

    private func open() throws(FileFault) -> Descriptor {
        // A FIFO would wait for its writer without O_NONBLOCK; regular files do not heed it.
        let flags = O_RDONLY | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        do {
            return try SystemCall.open(name, in: folder, flags)
        } catch let error where error.code == ELOOP && !followingLinks {
            throw .notRegularFile(path, kind: FileKind.link.rawValue)
        } catch {
            throw FileFault(.opening, path, error)
        }
    }

    private func isStillNamed(_ file: FileStatus) -> Bool {
        let named = try? SystemCall.status(of: name, in: folder, followingLinks: followingLinks)
        return named?.isSameFile(as: file) ?? false
    }
}
