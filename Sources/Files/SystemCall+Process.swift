// `stdout` is a variable of C that no one assigns; the import lets it be read.
@unsafe @preconcurrency import Glibc

extension SystemCall {
    /// Hands what `print` holds back to the system; fails too if an earlier hand-over failed.
    static func flushPrinted() throws(SystemError) {
        _ = try retried { unsafe fflush(stdout) }
        guard unsafe ferror(stdout) == 0 else { throw SystemError(code: EIO) }
    }

    /// Closes a copy of a descriptor, which makes a file system report what it held back.
    static func closeCopy(of number: Int32) throws(SystemError) {
        let copy = try retried { fcntl(number, F_DUPFD_CLOEXEC, 3) }
        try close(copy)
    }

    /// Tells whether a descriptor leads to a terminal.
    static func isTerminal(_ number: Int32) -> Bool {
        isatty(number) == 1
    }

    /// Opens the null device for reading onto a descriptor that is closed.
    ///
    /// The lower descriptors must be open: the system gives the lowest that is free.
    static func occupy(_ number: Int32) {
        guard fcntl(number, F_GETFD) == -1 else { return }
        // Without the null device the root folder serves as well: it cannot be written to either.
        if unsafe Glibc.open("/dev/null", O_RDONLY) == -1 {
            _ = unsafe Glibc.open("/", O_RDONLY)
        }
    }

    /// Lets a signal pass unseen, so that the call that caused it fails instead.
    static func ignoreSignal(_ signal: Int32) {
        _ = Glibc.signal(signal, SIG_IGN)
    }

    /// Lets a signal end the process without a word.
    static func restoreSignal(_ signal: Int32) {
        _ = Glibc.signal(signal, SIG_DFL)
    }

    /// Forbids core dumps to this process and its children.
    static func forbidCoreDumps() {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }

    /// Lets the heap grow as `M_TOP_PAD` tells, and asks for large pages in what it grows by.
    static func useLargePages(ofHeap bytes: Int, page: Int) {
        // The heap has no room for so large a block, as little as it holds before it grows.
        guard let block = unsafe malloc(page) else { return }
        let start = (Int(bitPattern: block) / page + 1) * page
        _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: start), bytes, MADV_HUGEPAGE)
        unsafe free(block)
    }

    /// The most memory that this process has held at one time, in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return usage.ru_maxrss * 1024
    }

    /// Returns the system's words for an error number.
    static func words(for code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        let bytes = buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns the value of a variable of the environment.
    static func environmentValue(of name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The path of the program's file; empty where the system cannot tell.
    static var executablePath: String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe readlink("/proc/self/exe", start, bytes.count)
        }
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : ""
    }
}
