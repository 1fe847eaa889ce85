import Foundation
import Glibc
import Testing

/// Places where no filing can be put: the right status, and nothing changed.
@Suite struct BadOutputTests {
    private static let run = ["run", "kropyvnytskyi"]

    @Test func `a file in place of the output folder is left alone`() throws {
        let project = try TestProject()
        try project.write("mine", to: "output")
        let run = try project.run(Self.run)
        #expect(run.status == 73)
        #expect(run.errors.hasPrefix("grantline: 'output' is no folder"))
        #expect(try project.text("output") == "mine")
    }

    @Test(arguments: ["output", "output/kropyvnytskyi", "output/kropyvnytskyi/2025-H1"])
    func `a link or FIFO in place of a folder is left alone`(path: String) throws {
        for isLink in [true, false] {
            let project = try TestProject()
            try project.makeFolder("elsewhere")
            try project.makeFolder("output/kropyvnytskyi/2025-H1")
            for folder in ["output", "output/kropyvnytskyi"] {
                try project.setMode(0o700, of: folder)
            }
            try project.remove(path)
            let place = project(path).path
            let made =
                unsafe isLink ? symlink(project("elsewhere").path, place) : mkfifo(place, 0o600)
            try #require(made == 0)
            let run = try project.run(Self.run)
            #expect(run.status == 73)
            #expect(run.errors.contains("'\(path)' is no folder"), "\(run.errors)")
            #expect(try project.tree("elsewhere").isEmpty)
        }
    }

    @Test(
        arguments: [
            ("output", 0o770), ("output", 0o707), ("output/kropyvnytskyi", 0o730),
            ("output/kropyvnytskyi/2025-H1", 0o702),
            ("output/kropyvnytskyi/2025-H1/submission", 0o777),
        ] as [(String, UInt32)]
    )
    func `a folder that others can write to is refused`(path: String, mode: UInt32) throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        try project.setMode(mode, of: path)
        let words = ["'\(path)' can be written to by group or others"]
        try project.expectFailure(Self.run, status: 77, saying: words)
        let seal = ["seal", "kropyvnytskyi", "2025-H1", "--reason", "x"]
        try project.expectFailure(seal, status: 77, saying: words)
        #expect(try project.mode(of: path) == mode)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a folder away"))
    func `a folder of another user is refused`() throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        try #require(unsafe chown(project("output").path, 65_534, 65_534) == 0)
        try project.expectFailure(
            Self.run,
            status: 77,
            saying: ["'output' belongs to another user"]
        )
    }

    @Test func `the modes of files that are there are not judged`() throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        let draft = "output/\(SharedFiling.kropyvnytskyi.draft)"
        try project.setMode(0o666, of: "\(draft)/results.csv")
        try project.setMode(0o755, of: "output")
        #expect(try project.run(Self.run).status == 1)
        #expect(try project.mode(of: "\(draft)/results.csv") == 0o600)
    }

    @Test func `a work folder that others can write to is refused`() throws {
        let project = try TestProject()
        try project.makeFolder("work", mode: 0o770)
        let run = try project.run(["ingest", "--grant", "kropyvnytskyi", "--work", "work"])
        #expect(run.status == 77)
        #expect(try project.tree("work").isEmpty)
    }

    // MARK: Disks

    @Test(.enabled(if: SmallDisk.isPermitted, "mounting is not permitted here"))
    func `a full disk keeps the last filing and no litter`() throws {
        let project = try TestProject()
        try project.makeFolder("output")
        let disk = try SmallDisk(at: project("output").path, options: "size=256k,mode=700")
        try project.putFiling(.kropyvnytskyi)
        try project.expectFailure(
            Self.run,
            status: 74,
            saying: ["output/kropyvnytskyi/2025-H1/submission/draft/", "no space left on device"]
        )
        let stage = ["--grant", "kropyvnytskyi", "--work", "output/work"]
        let run = try project.run(["ingest"] + stage)
        #expect(run.status == 74)
        #expect(try project.tree("output/work").isEmpty)
        disk.remove()
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "mounting is not permitted here"))
    func `a read-only disk cannot be written to, and stays as it is`() throws {
        let project = try TestProject()
        try project.makeFolder("output")
        let disk = try SmallDisk(at: project("output").path, options: "size=1m,mode=700")
        try project.putFiling(.kropyvnytskyi)
        try disk.makeReadOnly()
        try project.expectFailure(Self.run, status: 73, saying: ["read-only file system"])
        let seal = ["seal", "kropyvnytskyi", "2025-H1", "--reason", "x"]
        try project.expectFailure(seal, status: 73, saying: ["read-only file system"])
        try project.expectFailure(
            ["run", "kropyvnytskyi", "--output", "output/other"],
            status: 73,
            saying: ["'output/other' cannot be created: read-only file system"]
        )
        disk.remove()
    }
}

/// A small file system over a folder, taken away when it goes.
private final class SmallDisk: Sendable {
    static let isPermitted: Bool = {
        guard let project = try? TestProject(holding: []) else { return false }
        guard let disk = try? SmallDisk(at: project.folder.path, options: "size=64k") else {
            return false
        }
        disk.remove()
        return true
    }()

    private let path: String

    init(at path: String, options: String) throws {
        self.path = path
        try #require(unsafe mount("none", path, "tmpfs", 0, options) == 0)
    }

    deinit {
        remove()
    }

    func makeReadOnly() throws {
        let flags = UInt(MS_REMOUNT | MS_RDONLY)
        try #require(unsafe mount("none", path, "tmpfs", flags, nil) == 0)
    }

    func remove() {
        _ = unsafe umount2(path, 2)
    }
}
