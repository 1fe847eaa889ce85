import Foundation
import Glibc
import Testing

/// A copy of the shipped grants, packs and templates, removed when the test is over.
final class TestProject: Sendable {
    /// The working folder of the commands, with `input` and `templates`.
    let folder: URL
    /// The folder of all that the project consists of.
    let base: URL

    /// Copies what the shipped grants need.
    ///
    /// - Parameter names: The entries of the project that are copied.
    /// - Throws: Where something cannot be copied.
    init(holding names: [String] = ["input", "templates"]) throws {
        let manager = FileManager.default
        base = manager.temporaryDirectory.appending(path: "commands-\(UUID().uuidString)")
        folder = base.appending(path: "project")
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        for created in [base, folder, base.appending(path: "words")] {
            try manager.createDirectory(
                at: created,
                withIntermediateDirectories: false,
                attributes: attributes
            )
        }
        for name in names {
            let source = ProjectFolder.root.appending(path: name).resolvingSymlinksInPath()
            try manager.copyItem(at: source, to: folder.appending(path: name))
        }
        // A checkout may be one that its owner cannot write to.
        for name in try manager.subpathsOfDirectory(atPath: folder.path) {
            try setMode(isFolder(name) ? 0o700 : 0o600, of: name)
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: base)
    }

    /// The place of an entry.
    func callAsFunction(_ path: String) -> URL {
        folder.appending(path: path)
    }

    /// The folder for what processes say.
    var words: URL { base.appending(path: "words") }

    // MARK: Commands

    /// Runs `grantline` in the project's folder.
    func run(_ arguments: [String]) throws -> Execution {
        try run(.grantline, arguments)
    }

    /// Runs an executable in the project's folder, or in another.
    func run(
        _ executable: Executable,
        _ arguments: [String],
        in place: URL? = nil,
        environment: [String: String] = Execution.plainEnvironment
    ) throws -> Execution {
        try Execution(
            executable.path,
            arguments,
            in: place ?? folder,
            environment: environment,
            words: words
        )
    }

    /// Runs a line of the shell in the project's folder; `$G` is the path of `grantline`.
    func shell(_ line: String, environment: [String: String] = [:]) throws -> Execution {
        let own = ["G": Executable.grantline.path]
        return try Execution(
            "/bin/sh",
            ["-c", line],
            in: folder,
            environment: Execution.plainEnvironment.merging(own) { $1 }.merging(environment) { $1 },
            words: words
        )
    }

    // MARK: Files

    /// Puts a filing that a run made before in the folder `output`.
    func putFiling(_ filing: SharedFiling) throws {
        let draft = "output/\(filing.draft)"
        try makeFolder(URL(filePath: draft).deletingLastPathComponent().relativePath)
        for folder in [
            "output", "output/\(filing.grant)", "output/\(filing.grant)/\(filing.period)",
        ] {
            try setMode(0o700, of: folder)
        }
        let source = try SharedFiling.project()(filing.folder())
        try FileManager.default.copyItem(at: source, to: self(draft))
    }

    /// Expects a run that fails: its status, its words, and everything else as it was.
    func expectFailure(
        _ arguments: [String],
        status: Int32,
        saying words: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try exists("output") ? tree("output") : nil
        let run = try run(arguments)
        #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
        #expect(run.output.isEmpty, sourceLocation: sourceLocation)
        #expect(run.errors.hasPrefix("grantline: "), sourceLocation: sourceLocation)
        for word in words {
            #expect(run.errors.contains(word), "\(run.errors)", sourceLocation: sourceLocation)
        }
        let after = try exists("output") ? tree("output") : nil
        #expect(before == after, sourceLocation: sourceLocation)
    }

    /// Reads a file.
    func bytes(_ path: String) throws -> Data {
        try Data(contentsOf: self(path))
    }

    /// Reads a file of UTF-8.
    func text(_ path: String) throws -> String {
        try #require(String(bytes: bytes(path), encoding: .utf8))
    }

    /// Writes a file, and nothing else.
    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: self(path))
    }

    /// Changes a text in a file, once; a test that finds nothing to change proves nothing.
    func replace(_ old: String, by new: String, in path: String) throws {
        let text = try text(path)
        let range = try #require(text.range(of: old), "\(path) does not hold '\(old)'")
        try write(text.replacingCharacters(in: range, with: new), to: path)
    }

    /// Removes an entry.
    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: self(path))
    }

    /// Makes a folder and the missing ones above it.
    func makeFolder(_ path: String, mode: mode_t = 0o700) throws {
        try FileManager.default.createDirectory(at: self(path), withIntermediateDirectories: true)
        try setMode(mode, of: path)
    }

    /// Sets the permissions of an entry.
    func setMode(_ mode: mode_t, of path: String) throws {
        try #require(unsafe chmod(self(path).path, mode) == 0)
    }

    /// The permissions of an entry.
    func mode(of path: String) throws -> mode_t {
        var status = stat()
        try #require(unsafe lstat(self(path).path, &status) == 0)
        return status.st_mode & 0o7777
    }

    /// Tells whether a folder stands at a path.
    func isFolder(_ path: String) throws -> Bool {
        let attributes = try FileManager.default.attributesOfItem(atPath: self(path).path)
        return attributes[.type] as? FileAttributeType == .typeDirectory
    }

    /// Tells whether anything stands at a path.
    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: self(path).path)
    }

    /// Lists all files below a folder with their bytes, and the folders with none.
    func tree(_ path: String) throws -> [String: Data] {
        let root = self(path)
        var tree: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let entry = root.appending(path: name)
            tree[name] = try isFolder("\(path)/\(name)") ? Data() : Data(contentsOf: entry)
        }
        return tree
    }
}
