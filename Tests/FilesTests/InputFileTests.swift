import Foundation
import Glibc
import Testing

@testable import Files

@Suite struct InputFileTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(arguments: [0, 1, 4096, 1 << 20, 3_000_001])
    func `a regular file is read whole`(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(bytes).write(to: URL(fileURLWithPath: scratch("a")))
        #expect(try InputFile.read(scratch("a")) == bytes)
    }

    @Test func `a link to a regular file is followed`() throws {
        #expect(try InputFile.read(scratch.special(.link)) == Array("target".utf8))
    }

    @Test(arguments: [
        "", "none", "none/none", "file/x", "a\0b", String(repeating: "n", count: 300),
    ])
    func `a file that is not there is missing`(name: String) throws {
        try scratch.file("file")
        try scratch.file("a")
        let path = name.isEmpty ? "" : scratch(name)
        #expect(throws: FileFault.missing(path)) { try InputFile.read(path) }
    }

    @Test(arguments: [
        (Special.folder, "folder"), (.pipe, "FIFO"), (.socket, "socket"), (.loop, "link loop"),
    ])
    func `what is no regular file is refused without waiting`(
        special: Special,
        kind: String
    ) throws {
        let path = try scratch.special(special)
        #expect(throws: FileFault.notRegularFile(path, kind: kind)) { try InputFile.read(path) }
    }

    @Test(arguments: ["/dev/zero", "/dev/null"])
    func `a device is no regular file`(path: String) {
        #expect(throws: FileFault.notRegularFile(path, kind: "device")) {
            try InputFile.read(path)
        }
    }

    @Test(arguments: [(3, true), (4, true), (2, false), (0, false)])
    func `the limit is the largest size that is taken`(limit: Int, isTaken: Bool) throws {
        let path = try scratch.file("a", "old")
        let code = status { _ = try InputFile.read(path, limit: limit) }
        #expect(code == (isTaken ? 0 : 65))
    }

    @Test func `a file that may not be read is denied`() async throws {
        try #require(unsafe chmod(scratch.path, 0o755) == 0)
        let path = try scratch.file("a", mode: 0)
        await #expect(processExitsWith: .exitCode(77)) { [path = path as String] in
            becomeNobody()
            exit(status { _ = try InputFile.read(path) })
        }
    }

    @Test func `too many open files are told as such`() async throws {
        let path = try scratch.file("a")
        await #expect(processExitsWith: .exitCode(71)) { [path = path as String] in
            var limit = rlimit(rlim_cur: 3, rlim_max: 3)
            _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            exit(status { _ = try InputFile.read(path) })
        }
    }

    @Test func `a file that memory cannot hold is refused before it is read`() async throws {
        let path = try scratch.file("a")
        try #require(unsafe truncate(path, 3 << 30) == 0)
        await #expect(processExitsWith: .exitCode(71)) { [path = path as String] in
            let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
            let pages = UInt(words.prefix { $0 != " " }) ?? 0
            let most = pages * 4096 + (1 << 30)
            var limit = rlimit(rlim_cur: most, rlim_max: most)
            _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
            exit(status { _ = try InputFile.read(path) })
        }
    }

    @Test(arguments: Change.allCases)
    func `a file that changes while it is read is refused`(change: Change) throws {
        let path = try scratch.file("a")
        try #require(unsafe truncate(path, 200 << 20) == 0)
        let changer = Changer(change, path)
        defer { changer.stop() }
        // Whether a change falls into one reading is for the scheduler to say.
        var codes: Set<Int32> = []
        for _ in 0..<50 where !codes.contains(75) {
            codes.insert(status { _ = try InputFile.read(path) })
        }
        #expect(codes.contains(75))
        #expect(codes.isSubset(of: [0, 75]))
    }

    @Test func `a private file is read`() throws {
        let path = try scratch.file("key", "secret", mode: 0o400)
        #expect(try InputFile.readPrivate(path) == Array("secret".utf8))
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o601] as [mode_t])
    func `a private file that gives anything to others is refused`(mode: mode_t) throws {
        let path = try scratch.file("key", mode: mode)
        #expect(throws: FileFault.readableByOthers(path)) { try InputFile.readPrivate(path) }
        #expect(status { _ = try InputFile.read(path) } == 0)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `a private file of another user is refused`() throws {
        let path = try scratch.file("key")
        try #require(unsafe chown(path, 65_534, 65_534) == 0)
        #expect(throws: FileFault.wrongOwner(path)) { try InputFile.readPrivate(path) }
    }
}
