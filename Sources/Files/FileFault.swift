import Glibc

/// Why a file or folder could not be read or written.
///
/// The strings are paths as the caller gave them; the numbers are the system's, from `errno`.
public enum FileFault: Error, Equatable, Sendable {
    /// There is no such input.
    case missing(String)
    /// The input is a folder, a device, a FIFO, a socket or a link loop.
    case notRegularFile(String, kind: String)
    /// The input may not be opened by this user.
    case permissionDenied(String)
    /// The input is not what it was when reading began.
    case changedWhileRead(String)
    /// The input holds more bytes than the limit.
    case tooLarge(String, limit: Int)
    /// The system could not read the input.
    case readFailed(String, errno: Int32)
    /// Something that is no folder stands where a folder is needed; a link is none.
    case notAFolder(String)
    /// The output cannot be created there.
    case cannotCreate(String, errno: Int32)
    /// What stands at the output's name cannot be replaced; it is untouched.
    case cannotReplace(String, errno: Int32)
    /// The system could not take the content: no space, no quota, too large, a faulty disk.
    case writeFailed(String, errno: Int32)
    /// The reader of a standard stream has gone, as `head` does when it has seen enough.
    case readerGone(String)
    /// The new content is in place, but it is unknown whether it would survive a power cut.
    case folderNotSynced(String, errno: Int32)
    /// The folder or key belongs to another user.
    case wrongOwner(String)
    /// Group or others can write to the folder.
    case othersCanWrite(String)
    /// The key's mode gives something to group or others.
    case readableByOthers(String)
    /// Another run holds the folder's lock.
    case locked(String)
    /// The process or the system has too many open files.
    case noDescriptors
    /// There is no memory for the request.
    case noMemory

    /// The exit status of a command that ends because of this fault.
    ///
    /// Where the reader has gone it is that of a program that the system ends for it (SIGPIPE).
    public var exitCode: Int32 {
        switch self {
        case .tooLarge: 65
        case .missing, .notRegularFile: 66
        case .noDescriptors, .noMemory: 71
        case .notAFolder, .cannotCreate, .cannotReplace: 73
        case .readFailed, .writeFailed, .folderNotSynced: 74
        case .changedWhileRead, .locked: 75
        case .readerGone: 128 + SIGPIPE
        case .permissionDenied, .wrongOwner, .othersCanWrite, .readableByOthers: 77
        }
    }
}
