import Foundation
import Glibc
import Testing

@testable import Files

/// A temporary directory of a test's own, removed when the test is over.
final class Scratch: Sendable {
    let path: String

    init() throws {
        let base = FileManager.default.temporaryDirectory.path
        path = "\(base)/files-\(UUID().uuidString)"
        try #require(unsafe mkdir(path, 0o700) == 0)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of an entry.
    func callAsFunction(_ name: String) -> String {
        "\(path)/\(name)"
    }

    /// Makes a file by the system's plain means.
    @discardableResult
    func file(_ name: String, _ text: String = "old", mode: mode_t = 0o600) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
        try #require(unsafe chmod(self(name), mode) == 0)
        return self(name)
    }

    /// Makes a folder by the system's plain means.
    @discardableResult
    func folder(_ name: String, mode: mode_t = 0o700) throws -> String {
        try #require(unsafe mkdir(self(name), 0o700) == 0)
        try #require(unsafe chmod(self(name), mode) == 0)
        return self(name)
    }

    /// Makes something that is neither a regular file nor a plain folder.
    @discardableResult
    func special(_ kind: Special, _ name: String = "special") throws -> String {
        switch kind {
        case .folder: try folder(name)
        case .pipe: try #require(unsafe mkfifo(self(name), 0o600) == 0)
        case .socket: try #require(unsafe mknod(self(name), S_IFSOCK | 0o600, 0) == 0)
        case .link:
            try file("\(name)-target", "target")
            try #require(unsafe symlink("\(name)-target", self(name)) == 0)
        case .loop: try #require(unsafe symlink(name, self(name)) == 0)
        case .danglingLink: try #require(unsafe symlink("nowhere", self(name)) == 0)
        }
        return self(name)
    }

    /// The text of a file, read by the system's plain means.
    func text(_ name: String) throws -> String {
        let data = try Data(contentsOf: URL(fileURLWithPath: self(name)))
        return String(decoding: data, as: UTF8.self)
    }

    /// All names in a folder, hidden ones too.
    func names(_ folder: String = ".") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self(folder)).sorted()
    }

    /// What the system tells of an entry itself.
    func status(_ name: String) throws -> FileStatus {
        let bytes = try #require(PathBytes(path: self(name)))
        return try SystemCall.status(
            of: bytes,
            in: SystemCall.workingFolder,
            followingLinks: false
        )
    }
}

/// What may stand where a regular file is expected.
enum Special: CaseIterable {
    case folder
    case pipe
    case socket
    case link
    case loop
    case danglingLink
}

/// The exit status that a command would have; 0 if nothing is thrown.
func status(of action: () throws -> Void) -> Int32 {
    do {
        try action()
        return 0
    } catch let fault as FileFault {
        return fault.exitCode
    } catch {
        return -1
    }
}

/// Gives up root's rights, which no mode of a file holds back.
func becomeNobody() {
    if geteuid() == 0 {
        _ = seteuid(65_534)
    }
}
