import Glibc

/// A folder of this user's alone to write in, held open.
///
/// All that is done in it is relative to its descriptor, so no one can turn it elsewhere. Names are
/// single components of a path, which it is a programming error to get wrong.
public struct OutputFolder: ~Copyable, Sendable {
    let folder: OpenFolder

    /// The path, as it was given.
    public var path: String { folder.path }

    /// Opens a folder, and creates it and the missing ones above it with mode 0700.
    ///
    /// - Parameter path: The folder, absolute or relative to the working folder.
    /// - Throws: `FileFault` where a link or no folder stands there, it cannot be created, another
    ///   user owns it, or group or others can write to it.
    public init(path: String) throws(FileFault) {
        guard let name = PathBytes(path: Self.withoutTrailingSlashes(path)) else {
            throw .cannotCreate(path, errno: EINVAL)
        }
        let parent = SystemCall.workingFolder
        do {
            folder = try Self.opened(name, in: parent, path: path)
        } catch .cannotCreate(_, errno: ENOENT) {
            try Self.make(name.text)
            folder = try Self.opened(name, in: parent, path: path)
        }
    }

    private init(_ folder: consuming OpenFolder) {
        self.folder = folder
    }

    /// Takes the lock on this folder without waiting.
    ///
    /// - Returns: The lock, which is held until it is released or its scope ends.
    /// - Throws: `FileFault.locked` where another run, or another lock of this one, holds it.
    public func lock() throws(FileFault) -> FolderLock {
        let folder = folder.number
        do {
            // A descriptor of its own: a copy would share the lock with all others.
            let flags = O_RDONLY | O_DIRECTORY
            let descriptor = try SystemCall.open(.itself, in: folder, flags)
            try SystemCall.lock(descriptor.number)
            return FolderLock(descriptor)
        } catch let error where error.code == EWOULDBLOCK {
            throw .locked(path)
        } catch {
            throw FileFault(.openingFolder, path, error)
        }
    }

    /// Opens a folder inside this one, and creates it with mode 0700 if there is none.
    ///
    /// - Throws: `FileFault` as `init(path:)` does.
    public func subfolder(_ name: String) throws(FileFault) -> OutputFolder {
        let component = PathBytes(component: name)
        let shown = folder.path(of: component)
        let number = folder.number
        do {
            try SystemCall.makeFolder(component, in: number)
        } catch let error where error.code != EEXIST {
            throw FileFault(.creating, shown, error)
        } catch {}
        // Also where it exists: the run that made it may have been killed before this.
        try folder.synchronise(as: .writing)
        return OutputFolder(try Self.opened(component, in: number, path: shown))
    }

    private static func opened(
        _ name: PathBytes,
        in parent: Int32,
        path: String
    ) throws(FileFault) -> OpenFolder {
        do throws(FileFault) {
            let folder = try OpenFolder(name, in: parent, path: path)
            let number = folder.number
            let status = try FileFault.during(.openingFolder, path) { () throws(SystemError) in
                try SystemCall.status(of: number)
            }
            guard status.owner == SystemCall.effectiveUser else { throw .wrongOwner(path) }
            guard status.permissions & 0o022 == 0 else { throw .othersCanWrite(path) }
            return folder
        } catch .cannotCreate(_, errno: EACCES) where isForeign(name, in: parent) {
            throw .wrongOwner(path)
        }
    }

    /// Whether a folder that may not even be opened belongs to another user.
    private static func isForeign(_ name: PathBytes, in parent: Int32) -> Bool {
        let status = try? SystemCall.status(of: name, in: parent, followingLinks: false)
        return status.map { $0.kind == .folder && $0.owner != SystemCall.effectiveUser } ?? false
    }
}
