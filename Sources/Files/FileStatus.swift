import Glibc

/// What the system tells about a file: enough to know it again and to see that it changed.
struct FileStatus: Equatable, Sendable {
    let kind: FileKind
    let owner: UInt32
    let permissions: UInt32
    let size: Int
    let device: UInt64
    let inode: UInt64
    let modified: Moment
    let changed: Moment

    /// A point in time, to the nanosecond where the file system keeps it.
    struct Moment: Equatable, Sendable {
        let seconds: Int
        let nanoseconds: Int

        init(_ time: timespec) {
            seconds = Int(time.tv_sec)
            nanoseconds = Int(time.tv_nsec)
        }
    }

    init(_ status: stat) {
        kind = FileKind(mode: status.st_mode)
        owner = status.st_uid
        permissions = status.st_mode & 0o7777
        size = Int(status.st_size)
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        modified = Moment(status.st_mtim)
        changed = Moment(status.st_ctim)
    }

    /// Whether both are the same file, whatever became of its content.
    func isSameFile(as other: FileStatus) -> Bool {
        device == other.device && inode == other.inode
    }
}
