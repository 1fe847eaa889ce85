import Glibc

extension OutputFolder {
    /// Creates a folder and the missing ones above it, each on the disk before the next.
    static func make(_ path: String) throws(FileFault) {
        guard let name = PathBytes(path: path) else { throw .cannotCreate(path, errno: EINVAL) }
        let parent = parent(of: path)
        do {
            try makeOne(name)
        } catch let error where error.code == EEXIST {
            return
        } catch let error where error.code == ENOENT && parent != path && !path.isEmpty {
            try make(parent)
            try FileFault.during(.creating, path) { () throws(SystemError) in
                try makeOne(name)
            }
        } catch {
            throw FileFault(.creating, path, error)
        }
        try synchronise(parent)
    }

    /// Cuts the slashes at the end, behind which a link would be followed.
    static func withoutTrailingSlashes(_ path: String) -> String {
        var bytes = path.utf8[...]
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") {
            bytes.removeLast()
        }
        return String(Substring(bytes))
    }

    private static func makeOne(_ name: PathBytes) throws(SystemError) {
        try SystemCall.makeFolder(name, in: SystemCall.workingFolder)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return withoutTrailingSlashes(String(path[...slash]))
    }

    private static func synchronise(_ path: String) throws(FileFault) {
        guard let name = PathBytes(path: path) else { return }
        let folder = try OpenFolder(
            name,
            in: SystemCall.workingFolder,
            path: path,
            followingLinks: true
        )
        try folder.synchronise(as: .writing)
    }
}
