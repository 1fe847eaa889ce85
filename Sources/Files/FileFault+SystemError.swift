import Glibc

extension FileFault {
    /// What was being done when a system call failed.
    enum Action {
        case opening
        case reading
        case creating
        case replacing
        case writing
        case syncingFolder
        case openingFolder
    }

    /// Makes the fault out of what was being done, to which path, and the system's error.
    init(_ action: Action, _ path: String, _ error: SystemError) {
        switch (action, error.code) {
        case (_, EMFILE), (_, ENFILE): self = .noDescriptors
        case (_, ENOMEM): self = .noMemory
        case (.opening, let code): self = Self.opening(path, code)
        case (.reading, let code): self = .readFailed(path, errno: code)
        case (.syncingFolder, let code): self = .folderNotSynced(path, errno: code)
        case (.openingFolder, ENOTDIR), (.openingFolder, ELOOP): self = .notAFolder(path)
        case (.writing, EPIPE): self = .readerGone(path)
        case (.writing, let code): self = .writeFailed(path, errno: code)
        case (_, let code) where Self.isOfTheDisk(code): self = .writeFailed(path, errno: code)
        case (.replacing, let code): self = .cannotReplace(path, errno: code)
        case (.creating, let code), (.openingFolder, let code):
            self = .cannotCreate(path, errno: code)
        }
    }

    /// Whether something was to be created under a name that exists already.
    var isTaken: Bool {
        guard case .cannotCreate(_, EEXIST) = self else { return false }
        return true
    }

    /// Makes a call, and turns its error into the fault.
    static func during<Result: ~Copyable>(
        _ action: Action,
        _ path: String,
        _ call: () throws(SystemError) -> Result
    ) throws(FileFault) -> Result {
        do {
            return try call()
        } catch {
            throw FileFault(action, path, error)
        }
    }

    private static func opening(_ path: String, _ code: Int32) -> FileFault {
        switch code {
        case ENOENT, ENOTDIR, ENAMETOOLONG: .missing(path)
        case EACCES, EPERM: .permissionDenied(path)
        case ELOOP: .notRegularFile(path, kind: "link loop")
        case ENXIO: .notRegularFile(path, kind: FileKind.socket.rawValue)
        case ENODEV: .notRegularFile(path, kind: FileKind.device.rawValue)
        default: .readFailed(path, errno: code)
        }
    }

    private static func isOfTheDisk(_ code: Int32) -> Bool {
        [ENOSPC, EDQUOT, EFBIG, EIO].contains(code)
    }
}
