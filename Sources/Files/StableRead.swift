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
        let file = try SteadyFile(name, in: folder, path: path, followingLinks: followingLinks)
        try check(file.opened)
        guard file.size <= limit else { throw .tooLarge(path, limit: limit) }

        // One byte more than there should be shows a file that grows.
        let bytes = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.read(upTo: file.size + 1, from: file.descriptor.number)
        }
        try file.checkUnchanged()
        guard bytes.count == file.size else { throw .changedWhileRead(path) }
        return bytes
    }
}
