import Foundation
import Glibc
import Testing

@testable import Files

@Suite struct OutputFolderTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(arguments: ["a", "a/", "a/b/c", "a//b", "a/b///"])
    func `missing folders are created for the user alone`(name: String) throws {
        let folder = try OutputFolder(path: scratch(name))
        #expect(folder.path == scratch(name))
        var path = ""
        for component in name.split(separator: "/") {
            path += "\(component)"
            #expect(try scratch.status(path).kind == .folder)
            #expect(try scratch.status(path).permissions == 0o700)
            path += "/"
        }
    }

    @Test func `folders are private whatever the umask`() async throws {
        let path = scratch("a/b")
        await #expect(processExitsWith: .success) { [path = path as String] in
            _ = umask(0)
            exit(status { _ = try OutputFolder(path: path).subfolder("c") })
        }
        for name in ["a", "a/b", "a/b/c"] {
            #expect(try scratch.status(name).permissions == 0o700)
        }
    }

    @Test func `a folder that exists is opened, and again`() throws {
        try scratch.folder("a", mode: 0o755)
        _ = try OutputFolder(path: scratch("a"))
        _ = try OutputFolder(path: scratch("a"))
        #expect(try scratch.status("a").permissions == 0o755)
    }

    @Test(arguments: ["", "/"])
    func `a link to a folder is refused, with a slash behind it too`(ending: String) throws {
        try scratch.folder("target")
        try #require(unsafe symlink("target", scratch("a")) == 0)
        #expect(throws: FileFault.notAFolder(scratch("a") + ending)) {
            _ = try OutputFolder(path: scratch("a") + ending)
        }
    }

    @Test(arguments: [Special.pipe, .socket, .link, .loop, .danglingLink])
    func `what is no folder is refused and stays`(special: Special) throws {
        let path = try scratch.special(special, "a")
        let before = try scratch.status("a")
        #expect(throws: FileFault.notAFolder(path)) { _ = try OutputFolder(path: path) }
        #expect(status { _ = try OutputFolder(path: scratch.path).subfolder("a") } == 73)
        #expect(try scratch.status("a") == before)
    }

    @Test(arguments: ["", "file/a", "a\0b", "dangling/a"])
    func `a path where no folder can be is refused`(name: String) throws {
        try scratch.file("file")
        try scratch.special(.danglingLink, "dangling")
        let path = name.isEmpty ? "" : scratch(name)
        #expect(status { _ = try OutputFolder(path: path) } == 73)
    }

    @Test(arguments: [0o770, 0o702, 0o777, 0o1777] as [mode_t])
    func `a folder that others can write to is refused`(mode: mode_t) throws {
        let path = try scratch.folder("a", mode: mode)
        #expect(throws: FileFault.othersCanWrite(path)) { _ = try OutputFolder(path: path) }
        #expect(throws: FileFault.othersCanWrite(path)) {
            _ = try OutputFolder(path: scratch.path).subfolder("a")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a folder away"))
    func `a folder of another user is refused`() throws {
        let path = try scratch.folder("a")
        try #require(unsafe chown(path, 65_534, 65_534) == 0)
        #expect(throws: FileFault.wrongOwner(path)) { _ = try OutputFolder(path: path) }
    }

    @Test(.enabled(if: geteuid() == 0, "needs a second user"))
    func `a folder of another user that may not even be opened is refused as his`() async throws {
        try #require(unsafe chmod(scratch.path, 0o755) == 0)
        let path = try scratch.folder("a")
        await #expect(processExitsWith: .exitCode(77)) { [path = path as String] in
            becomeNobody()
            exit(status { _ = try OutputFolder(path: path) })
        }
    }

    @Test(arguments: ["", ".", "..", "a/b", "/", "../a", "a\0b"])
    func `a name that is no single component is a programming error`(name: String) async throws {
        let path = scratch.path
        await #expect(processExitsWith: .failure) {
            [path = path as String, name = name as String] in
            let folder = try OutputFolder(path: path)
            _ = try folder.subfolder(name)
        }
        await #expect(processExitsWith: .failure) {
            [path = path as String, name = name as String] in
            let folder = try OutputFolder(path: path)
            try folder.publish([(name, [])], as: "x", fileMode: 0o600, replacing: .never)
        }
        #expect(try scratch.names().isEmpty)
    }

    @Test func `entries come in the order of their bytes`() throws {
        let names = ["b", "a", "Z", ".h", "é", "e\u{301}", "10", "9"]
        for name in names {
            try scratch.file(name)
        }
        let expected = [".h", "10", "9", "Z", "a", "b", "e\u{301}", "é"]
        let entries = try OutputFolder(path: scratch.path).entries()
        #expect(entries.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test func `a file of the folder is read, a link is not`() throws {
        let folder = try OutputFolder(path: scratch.path)
        try scratch.special(.link, "link")
        try scratch.file("a", "content")
        #expect(try folder.read("a") == Array("content".utf8))
        #expect(throws: FileFault.tooLarge(scratch("a"), limit: 3)) {
            try folder.read("a", limit: 3)
        }
        #expect(throws: FileFault.missing(scratch("none"))) { try folder.read("none") }
        #expect(throws: FileFault.notRegularFile(scratch("link"), kind: "symbolic link")) {
            try folder.read("link")
        }
    }

    @Test func `a file of the folder is written`() throws {
        let folder = try OutputFolder(path: scratch.path)
        try folder.write([1], as: "a")
        try folder.write([2, 3], as: "a", mode: 0o400)
        #expect(try folder.read("a") == [2, 3])
        #expect(try scratch.status("a").permissions == 0o400)
        #expect(try folder.entries() == ["a"])
    }

    @Test(arguments: Special.allCases)
    func `whatever stands under a name exists`(special: Special) throws {
        let folder = try OutputFolder(path: scratch.path)
        let isThereBefore = folder.exists("special")
        try scratch.special(special)
        let isThereAfter = folder.exists("special")
        #expect(!isThereBefore && isThereAfter)
    }

    @Test func `files and folders of files are removed, and nothing else`() throws {
        let folder = try OutputFolder(path: scratch.path)
        try scratch.file("a")
        try scratch.folder("b")
        try scratch.file("b/1")
        try scratch.file("b/2", mode: 0o400)
        for name in ["a", "b", "none"] {
            try folder.remove(name)
        }
        #expect(try scratch.names().isEmpty)
    }

    @Test(arguments: Special.allCases)
    func `what is no plain file is not removed, nor the folder it stands in`(
        special: Special
    ) throws {
        let folder = try OutputFolder(path: scratch.path)
        try scratch.folder("a")
        try scratch.file("a/1")
        try scratch.special(special, "a/special")
        let names = try scratch.names("a")
        #expect(status { try folder.remove("a") } == 73)
        #expect(try scratch.names("a") == names)
        #expect(try scratch.names() == ["a"])
        let inner = try folder.subfolder("a")
        if special != .folder {
            #expect(status { try inner.remove("special") } == 73)
            #expect(try scratch.names("a") == names)
        }
    }

    @Test func `work goes to the folder that was opened, wherever its path leads by now`() throws {
        let folder = try OutputFolder(path: scratch("a"))
        try scratch.folder("elsewhere")
        try #require(unsafe rename(scratch("a"), scratch("moved")) == 0)
        try #require(unsafe symlink("elsewhere", scratch("a")) == 0)
        try folder.publish([("f", [1])], as: "x", fileMode: 0o600, replacing: .never)
        #expect(try scratch.names("elsewhere").isEmpty)
        #expect(try scratch.names("moved/x") == ["f"])
    }
}
