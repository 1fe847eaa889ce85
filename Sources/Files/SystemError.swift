import Glibc

/// The error number of a system call that failed.
struct SystemError: Error, Equatable {
    /// The value of `errno` right after the call.
    let code: Int32
}
