import Glibc

/// The system calls on names and descriptors; here and in this type's extensions only, unsafe
/// expressions stand.
///
/// Every call is taken up again when a signal interrupts it. Names are relative to the folder whose
/// descriptor is given, or to the working folder.
enum SystemCall {
    /// The descriptor that stands for the working folder.
    static let workingFolder = AT_FDCWD

    /// The user on whose behalf the process acts.
    static var effectiveUser: UInt32 { geteuid() }

    /// The number of this process.
    static var processNumber: Int32 { getpid() }

    /// Opens a file, which child processes do not get; a new one has at most mode 0600.
    static func open(
        _ name: PathBytes,
        in folder: Int32,
        _ flags: Int32
    ) throws(SystemError) -> Descriptor {
        let number = try retried {
            unsafe openat(folder, name.zeroTerminated, flags | O_CLOEXEC | O_NOCTTY, 0o600)
        }
        return Descriptor(number: number)
    }

    /// Closes a descriptor, which is gone afterwards even where this throws.
    static func close(_ number: Int32) throws(SystemError) {
        // On Linux an interrupted close has closed: a second one could hit another's descriptor.
        guard Glibc.close(number) != 0, errno != EINTR else { return }
        throw SystemError(code: errno)
    }

    /// Tells about an open file.
    static func status(of number: Int32) throws(SystemError) -> FileStatus {
        var status = stat()
        _ = try retried { unsafe fstat(number, &status) }
        return FileStatus(status)
    }

    /// Tells about a named file: about the link itself, or about what it leads to.
    static func status(
        of name: PathBytes,
        in folder: Int32,
        followingLinks: Bool
    ) throws(SystemError) -> FileStatus {
        var status = stat()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        _ = try retried { unsafe fstatat(folder, name.zeroTerminated, &status, flags) }
        return FileStatus(status)
    }

    /// Creates a folder of mode 0700.
    static func makeFolder(_ name: PathBytes, in folder: Int32) throws(SystemError) {
        _ = try retried { unsafe mkdirat(folder, name.zeroTerminated, 0o700) }
    }

    /// Removes a file that is no folder.
    static func removeFile(_ name: PathBytes, in folder: Int32) throws(SystemError) {
        _ = try retried { unsafe unlinkat(folder, name.zeroTerminated, 0) }
    }

    /// Removes an empty folder.
    static func removeFolder(_ name: PathBytes, in folder: Int32) throws(SystemError) {
        _ = try retried { unsafe unlinkat(folder, name.zeroTerminated, AT_REMOVEDIR) }
    }

    /// Sets the permissions of an open file, whatever the umask.
    static func setMode(_ mode: UInt32, of number: Int32) throws(SystemError) {
        _ = try retried { fchmod(number, mode) }
    }

    /// Waits until the file's or folder's content is on the disk.
    static func synchronise(_ number: Int32) throws(SystemError) {
        _ = try retried { fsync(number) }
    }

    /// Takes the exclusive lock on an open file without waiting; `EWOULDBLOCK` if it is held.
    static func lock(_ number: Int32) throws(SystemError) {
        _ = try retried { flock(number, LOCK_EX | LOCK_NB) }
    }

    /// Gives the lock back.
    static func unlock(_ number: Int32) {
        _ = flock(number, LOCK_UN)
    }

    /// Lists a folder's entries, in the order of the disk, without `.` and `..`.
    static func entries(of folder: Int32) throws(SystemError) -> [PathBytes] {
        let number = try retried {
            unsafe openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let stream = unsafe fdopendir(number) else {
            let code = errno
            try? close(number)
            throw SystemError(code: code)
        }
        defer { unsafe closedir(stream) }
        var names: [PathBytes] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                guard errno == 0 else { throw SystemError(code: errno) }
                return names
            }
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
                unsafe name.prefix { $0 != 0 }.map(CChar.init(bitPattern:))
            }
            let name = PathBytes(listed: bytes)
            if ![".", ".."].contains(name.text) {
                names.append(name)
            }
        }
    }

    /// Repeats a call for as long as a signal interrupts it.
    static func retried(_ call: () -> Int32) throws(SystemError) -> Int32 {
        while true {
            let result = call()
            guard result == -1 else { return result }
            let code = errno
            guard code == EINTR else { throw SystemError(code: code) }
        }
    }
}
