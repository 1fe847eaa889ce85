import Glibc

/// What every executable does before anything else.
public enum ProcessSetup {
    /// Makes the process private and its failures visible.
    ///
    /// New files are the user's alone. Closed standard streams become ones that cannot be written
    /// to, so that no file takes their number. A full disk or a closed pipe fails a write instead
    /// of killing. The signals of a crash kill at once: the runtime's reporter would print memory.
    public static func prepare() {
        _ = umask(0o077)
        for stream: Int32 in 0...2 {
            SystemCall.occupy(stream)
        }
        for signal in [SIGXFSZ, SIGPIPE] {
            SystemCall.ignoreSignal(signal)
        }
        for signal in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGQUIT] {
            SystemCall.restoreSignal(signal)
        }
        SystemCall.forbidCoreDumps()
    }
}
