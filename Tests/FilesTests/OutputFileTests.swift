import Foundation
import Glibc
import Testing

@testable import Files

@Suite struct OutputFileTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(arguments: [0, 1, 5_000_000])
    func `a new file holds all bytes and nothing else is left`(size: Int) throws {
        let bytes = [UInt8](repeating: 0x61, count: size)
        try OutputFile.write(bytes, to: scratch("a"))
        #expect(try InputFile.read(scratch("a")) == bytes)
        #expect(try scratch.names() == ["a"])
    }

    @Test(arguments: [0o600, 0o400, 0o640, 0o644] as [UInt32])
    func `the mode is the one asked for, and 0600 by default`(mode: UInt32) throws {
        try OutputFile.write([], to: scratch("a"), mode: mode)
        #expect(try scratch.status("a").permissions == mode)
        try OutputFile.write([], to: scratch("a"))
        #expect(try scratch.status("a").permissions == 0o600)
    }

    @Test(arguments: [0, 0o077, 0o277] as [mode_t])
    func `the mode does not depend on the umask`(mask: mode_t) async throws {
        let path = scratch("a")
        await #expect(processExitsWith: .success) {
            [path = path as String, mask = mask as mode_t] in
            _ = umask(mask)
            exit(status { try OutputFile.write([1], to: path, mode: 0o640) })
        }
        #expect(try scratch.status("a").permissions == 0o640)
    }

    @Test func `a regular file is replaced, also a read-only one`() throws {
        try scratch.file("a", "old", mode: 0o400)
        try OutputFile.write(Array("new".utf8), to: scratch("a"))
        #expect(try scratch.text("a") == "new")
        #expect(try scratch.names() == ["a"])
    }

    @Test(arguments: Special.allCases)
    func `what is no regular file stays untouched`(special: Special) throws {
        let path = try scratch.special(special, "a")
        let before = try scratch.status("a")
        let names = try scratch.names()
        let code = special == .folder ? EISDIR : EEXIST
        #expect(throws: FileFault.cannotReplace(path, errno: code)) {
            try OutputFile.write(Array("new".utf8), to: path)
        }
        #expect(try scratch.status("a") == before)
        #expect(try scratch.names() == names)
    }

    @Test(arguments: ["", "none/a", "file/a", "folder/", "folder/.", "folder/..", "a\0b"])
    func `a path where no file can be is refused`(name: String) throws {
        try scratch.folder("folder")
        try scratch.file("file")
        let path = name.isEmpty ? "" : scratch(name)
        #expect(status { try OutputFile.write([], to: path) } == 73)
        #expect(try scratch.names() == ["file", "folder"])
    }

    @Test func `litter of a killed run with this process number is no hindrance`() throws {
        let litter = HiddenName.unfinishedFile(for: "a", attempt: 0)
        try scratch.file(litter)
        try OutputFile.write(Array("new".utf8), to: scratch("a"))
        #expect(try scratch.names() == [litter, "a"])
        #expect(try scratch.text(litter) == "old")
    }

    @Test func `a relative path is taken from the working folder`() async throws {
        let path = scratch.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            guard unsafe chdir(path) == 0 else { exit(1) }
            exit(status { try OutputFile.write(Array("new".utf8), to: "a") })
        }
        #expect(try scratch.text("a") == "new")
    }

    @Test func `a file over the process's size limit is a failed write, not a death`() async throws
    {
        let path = try scratch.file("a")
        await #expect(processExitsWith: .exitCode(74)) { [path = path as String] in
            ProcessSetup.prepare()
            var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
            _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            exit(status { try OutputFile.write([UInt8](repeating: 1, count: 5000), to: path) })
        }
        #expect(try scratch.text("a") == "old")
        #expect(try scratch.names() == ["a"])
    }
}
