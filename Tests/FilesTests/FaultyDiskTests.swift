import Foundation
import Glibc
import Testing

@testable import Files

/// A small file system of a test's own.
private final class SmallDisk: Sendable {
    let scratch: Scratch

    static let isPermitted = (try? SmallDisk(options: "size=64k")) != nil

    init(options: String) throws {
        scratch = try Scratch()
        try #require(unsafe mount("none", scratch.path, "tmpfs", 0, options) == 0)
        try #require(unsafe chmod(scratch.path, 0o700) == 0)
    }

    deinit {
        _ = unsafe umount2(scratch.path, 2)
    }

    func makeReadOnly() throws {
        let flags = UInt(MS_REMOUNT | MS_RDONLY)
        try #require(unsafe mount("none", scratch.path, "tmpfs", flags, nil) == 0)
    }
}

@Suite(.enabled(if: SmallDisk.isPermitted, "mounting is not permitted here"))
struct FaultyDiskTests {
    static let much = [UInt8](repeating: 0x61, count: 200_000)

    @Test func `a full disk leaves the old file and no litter`() throws {
        let disk = try SmallDisk(options: "size=64k")
        let path = try disk.scratch.file("a")
        #expect(throws: FileFault.writeFailed(path, errno: ENOSPC)) {
            try OutputFile.write(Self.much, to: path)
        }
        #expect(try disk.scratch.text("a") == "old")
        #expect(try disk.scratch.names() == ["a"])
    }

    @Test(arguments: ["x", "new"])
    func `a full disk leaves the old folder and no litter`(name: String) throws {
        let disk = try SmallDisk(options: "size=64k")
        try disk.scratch.folder("x")
        try disk.scratch.file("x/a")
        let folder = try OutputFolder(path: disk.scratch.path)
        let files = [(name: "a", bytes: Array("new".utf8)), (name: "b", bytes: Self.much)]
        #expect(throws: FileFault.writeFailed(disk.scratch("\(name)/b"), errno: ENOSPC)) {
            try folder.publish(files, as: name, fileMode: 0o600, replacing: .existing)
        }
        #expect(try disk.scratch.text("x/a") == "old")
        #expect(try disk.scratch.names() == ["x"])
        #expect(try disk.scratch.names("x") == ["a"])
    }

    @Test func `no room for another name is a failed write`() throws {
        let disk = try SmallDisk(options: "nr_inodes=2")
        let folder = try OutputFolder(path: disk.scratch.path)
        try disk.scratch.file("a")
        #expect(status { _ = try folder.subfolder("x") } == 74)
        #expect(status { _ = try OutputFolder(path: disk.scratch("x/y")) } == 74)
        #expect(status { try OutputFile.write([1], to: disk.scratch("b")) } == 74)
        #expect(try disk.scratch.names() == ["a"])
    }

    @Test func `a read-only disk cannot be written to, and stays as it is`() throws {
        let disk = try SmallDisk(options: "size=64k")
        let folder = try OutputFolder(path: disk.scratch.path)
        try disk.scratch.file("a")
        try disk.scratch.folder("x")
        try disk.scratch.file("x/f")
        try disk.makeReadOnly()
        #expect(throws: FileFault.cannotCreate(disk.scratch("a"), errno: EROFS)) {
            try OutputFile.write([1], to: disk.scratch("a"))
        }
        #expect(throws: FileFault.cannotCreate(disk.scratch("x"), errno: EROFS)) {
            try folder.publish([("f", [1])], as: "x", fileMode: 0o600, replacing: .existing)
        }
        #expect(status { _ = try folder.subfolder("new") } == 73)
        #expect(status { _ = try folder.subfolder("x") } == 0)
        #expect(status { try folder.remove("a") } == 73)
        #expect(status { try folder.remove("x") } == 73)
        #expect(status { _ = try OutputFolder(path: disk.scratch("y/z")) } == 73)
        #expect(try disk.scratch.names() == ["a", "x"])
    }
}

@Suite struct ImmutableTests {
    /// Sets or clears the attribute that keeps even root from changing a file.
    private static func setImmutable(_ isOn: Bool, _ path: String) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/chattr")
        process.arguments = [isOn ? "+i" : "-i", path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private static var isPermitted: Bool {
        guard let scratch = try? Scratch(), let path = try? scratch.file("a") else { return false }
        let isSet = (try? setImmutable(true, path)) ?? false
        return isSet && (try? setImmutable(false, path)) == true
    }

    @Test(.enabled(if: isPermitted, "files cannot be made immutable here"))
    func `an immutable target is not replaced, and no litter is left`() throws {
        let scratch = try Scratch()
        let path = try scratch.file("a")
        try #require(try Self.setImmutable(true, path))
        defer { _ = try? Self.setImmutable(false, path) }
        #expect(throws: FileFault.cannotReplace(path, errno: EPERM)) {
            try OutputFile.write([1], to: path)
        }
        #expect(try scratch.text("a") == "old")
        #expect(try scratch.names() == ["a"])
    }

    @Test(.enabled(if: isPermitted, "folders cannot be made immutable here"))
    func `nothing is created in an immutable folder`() throws {
        let scratch = try Scratch()
        let path = try scratch.folder("a")
        try #require(try Self.setImmutable(true, path))
        defer { _ = try? Self.setImmutable(false, path) }
        let folder = try OutputFolder(path: path)
        let code = status {
            try folder.publish([("f", [1])], as: "x", fileMode: 0o600, replacing: .existing)
        }
        #expect(code == 73)
        #expect(status { try OutputFile.write([1], to: scratch("a/f")) } == 73)
        #expect(try scratch.names("a").isEmpty)
    }
}
