import Glibc

/// A folder that is held open, so that what is done in it cannot be turned elsewhere.
struct OpenFolder: ~Copyable, Sendable {
    /// The path to name in a fault.
    let path: String
    private let descriptor: Descriptor

    /// The number of the folder's descriptor.
    var number: Int32 { descriptor.number }

    /// Opens a folder; a link at the last component is refused unless links are followed.
    init(
        _ name: PathBytes,
        in parent: Int32,
        path: String,
        followingLinks: Bool = false
    ) throws(FileFault) {
        let flags = O_RDONLY | O_DIRECTORY | (followingLinks ? 0 : O_NOFOLLOW)
        descriptor = try FileFault.during(.openingFolder, path) { () throws(SystemError) in
            try SystemCall.open(name, in: parent, flags)
        }
        self.path = path
    }

    /// The path of an entry, to name in a fault.
    func path(of name: PathBytes) -> String {
        guard path != "." else { return name.text }
        let slash = path.utf8.last == UInt8(ascii: "/") ? "" : "/"
        return path + slash + name.text
    }

    /// Tells about an entry, without following a link; nil if there is none.
    func status(of name: PathBytes) throws(FileFault) -> FileStatus? {
        do {
            return try SystemCall.status(of: name, in: number, followingLinks: false)
        } catch let error where error.code == ENOENT {
            return nil
        } catch {
            throw FileFault(.replacing, path(of: name), error)
        }
    }

    /// Waits until the folder's entries are on the disk; a failure is the action's fault.
    func synchronise(as action: FileFault.Action) throws(FileFault) {
        let number = number
        try FileFault.during(action, path) { () throws(SystemError) in
            try SystemCall.synchronise(number)
        }
    }

    /// Creates a file that must not exist, with all its bytes on the disk; or leaves none.
    func create(
        _ name: PathBytes,
        _ bytes: [UInt8],
        mode: UInt32,
        shownAs shown: String
    ) throws(FileFault) {
        let folder = number
        let file = try FileFault.during(.creating, shown) { () throws(SystemError) in
            try SystemCall.open(name, in: folder, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        }
        do {
            try Self.fill(file, bytes, mode: mode, path: shown)
        } catch {
            try? SystemCall.removeFile(name, in: folder)
            throw error
        }
    }

    private static func fill(
        _ file: consuming Descriptor,
        _ bytes: [UInt8],
        mode: UInt32,
        path: String
    ) throws(FileFault) {
        let number = file.number
        do {
            try SystemCall.write(bytes, to: number)
            try SystemCall.setMode(mode, of: number)
            try SystemCall.synchronise(number)
            try file.close()
        } catch {
            throw FileFault(.writing, path, error)
        }
    }
}
