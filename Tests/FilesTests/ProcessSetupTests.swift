import Foundation
import Glibc
import Testing

@testable import Files

/// Raises a signal, which the threads that run tests would keep pending.
private func raiseUnblocked(_ signal: Int32) {
    var all = sigset_t()
    _ = unsafe sigfillset(&all)
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &all, nil)
    raise(signal)
}

@Suite struct ProcessSetupTests {
    @Test func `new files are the user's alone`() async {
        await #expect(processExitsWith: .success) {
            _ = umask(0)
            ProcessSetup.prepare()
            exit(umask(0) == 0o077 ? 0 : 1)
        }
    }

    @Test(arguments: [[0], [1], [2], [0, 1], [1, 2], [0, 1, 2]] as [[Int32]])
    func `a file never takes the number of a closed standard stream`(
        closed: [Int32]
    ) async throws {
        await #expect(processExitsWith: .success) { [closed = closed as [Int32]] in
            for number in closed {
                close(number)
            }
            ProcessSetup.prepare()
            exit(unsafe open("/dev/null", O_RDONLY) > 2 ? 0 : 1)
        }
    }

    @Test func `a closed standard output fails when it is written to`() async {
        await #expect(processExitsWith: .exitCode(74)) {
            close(1)
            ProcessSetup.prepare()
            exit(status { try StandardStream.output.write("x") })
        }
        await #expect(processExitsWith: .exitCode(74)) {
            close(1)
            ProcessSetup.prepare()
            print("x")
            exit(status { try StandardStream.finish() })
        }
    }

    @Test func `a closed standard output that carries nothing is no fault`() async {
        await #expect(processExitsWith: .success) {
            close(1)
            ProcessSetup.prepare()
            exit(status { try StandardStream.finish() })
        }
    }

    @Test(arguments: [SIGXFSZ, SIGPIPE])
    func `a full file or closed pipe does not kill`(signal: Int32) async {
        await #expect(processExitsWith: .exitCode(7)) { [signal = signal as Int32] in
            ProcessSetup.prepare()
            raiseUnblocked(signal)
            exit(7)
        }
    }

    @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGQUIT])
    func `a crash kills without a word`(signal: Int32) async throws {
        let scratch = try Scratch()
        let path = try scratch.file("words", "")
        await #expect(processExitsWith: .signal(signal)) {
            [signal = signal as Int32, path = path as String] in
            dup2(unsafe open(path, O_WRONLY | O_APPEND), 2)
            Glibc.signal(signal) { _ in exit(3) }
            ProcessSetup.prepare()
            raiseUnblocked(signal)
        }
        #expect(try scratch.text("words").isEmpty)
    }

    @Test func `no core is dumped`() async {
        await #expect(processExitsWith: .success) {
            ProcessSetup.prepare()
            var limit = rlimit()
            _ = unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
            exit(limit.rlim_cur == 0 && limit.rlim_max == 0 ? 0 : 1)
        }
    }
}
