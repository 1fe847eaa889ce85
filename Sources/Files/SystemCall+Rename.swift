import Glibc

extension SystemCall {
    /// How a rename treats a target that exists.
    enum RenameMode: UInt32 {
        /// The target is replaced, if it may be.
        case replacing = 0
        /// The target must not exist: `EEXIST`.
        case refusing = 1
        /// The target must exist, and both change places in one step.
        case exchanging = 2
    }

    /// Renames an entry inside a folder; `EINVAL` or `ENOSYS` where the file system lacks the mode.
    static func rename(
        _ source: PathBytes,
        to target: PathBytes,
        in folder: Int32,
        _ mode: RenameMode
    ) throws(SystemError) {
        guard mode != .replacing else {
            _ = try retried {
                unsafe renameat(folder, source.zeroTerminated, folder, target.zeroTerminated)
            }
            return
        }
        // The headers that Swift sees leave `renameat2` out, so it is looked up by name.
        guard let symbol = unsafe dlsym(nil, "renameat2") else { throw SystemError(code: ENOSYS) }
        let renameat2 = unsafe unsafeBitCast(symbol, to: RenameWithFlags.self)
        _ = try retried {
            unsafe renameat2(
                folder,
                source.zeroTerminated,
                folder,
                target.zeroTerminated,
                mode.rawValue
            )
        }
    }

    private typealias RenameWithFlags =
        @convention(c) (
            Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
        ) -> Int32
}
