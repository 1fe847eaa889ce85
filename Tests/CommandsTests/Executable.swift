import Foundation
import Glibc
import Testing

/// An executable of the package, as it was built beside these tests.
enum Executable: String, CaseIterable {
    case grantline
    case ingest = "grantline-ingest"
    case validate = "grantline-validate"
    case aggregate = "grantline-aggregate"
    case render = "grantline-render"
    case diff = "grantline-diff"

    /// The folder of the executables: the one above the test bundle that holds `grantline`.
    static let folder: URL? = {
        let starts = [
            CommandLine.arguments.first.map { URL(filePath: $0) }, Bundle.main.executableURL,
        ]
        for start in starts.compactMap({ $0?.resolvingSymlinksInPath() }) {
            var folder = start.deletingLastPathComponent()
            while folder.path != "/" {
                if FileManager.default.isExecutableFile(atPath: folder.path + "/grantline") {
                    return folder
                }
                folder = folder.deletingLastPathComponent()
            }
        }
        return nil
    }()

    /// The path of the executable.
    var path: String { "\(Self.folder?.path ?? "")/\(rawValue)" }
}

/// What a process left: its exit status, or 128 and the signal's number, and its words.
struct Execution: Sendable {
    var status: Int32
    var output: String
    var errors: String
}

extension Execution {
    /// Variables of the environment that say nothing.
    static let plainEnvironment = ["PATH": "/usr/bin:/bin"]

    /// Runs a program to its end; its words go through files, so that it never waits for a reader.
    init(
        _ program: String,
        _ arguments: [String],
        in folder: URL,
        environment: [String: String] = plainEnvironment,
        words: URL
    ) throws {
        let name = UUID().uuidString
        let files = ["out", "err"].map { words.appending(path: "\(name).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        let handles = try files.map { file in
            try Data().write(to: file)
            return try FileHandle(forWritingTo: file)
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        try Self.withAllSignals { try process.run() }
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        status = process.terminationStatus + (isSignal ? 128 : 0)
        output = String(decoding: try Data(contentsOf: files[0]), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    }

    /// Lets a process be born that no signal passes by: the threads that run tests block them all.
    private static func withAllSignals(_ start: () throws -> Void) rethrows {
        var (none, before) = (sigset_t(), sigset_t())
        _ = unsafe sigemptyset(&none)
        _ = unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        try start()
    }
}
