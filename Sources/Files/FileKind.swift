import Glibc

/// The kind of a file, with the word that a person reads.
enum FileKind: String, Sendable {
    case regular = "regular file"
    case folder
    case link = "symbolic link"
    case pipe = "FIFO"
    case socket
    case device

    /// Reads the kind out of the mode that `stat` gives.
    init(mode: UInt32) {
        switch mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        case S_IFIFO: self = .pipe
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }
}
