import Foundation

/// A JSON schema, checked by a program of others: the package jsonschema of Python.
public struct JSONSchema: Sendable {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    private let path: String

    /// Names the schema by its path from the project's folder.
    public init(_ path: String) {
        self.path = Self.root.appending(path: path).standardizedFileURL.path
    }

    /// Whether the schema and the program are there.
    public var isThere: Bool {
        let exists = FileManager.default.fileExists(atPath: path)
        return exists && (try? Self.python(["-c", "import jsonschema"]).status) == 0
    }

    /// Returns what the program says of a file; nothing where the file obeys.
    public func faults(of file: String) throws -> String {
        let arguments = ["-W", "ignore", "-m", "jsonschema", "-i", file, path]
        let (status, words) = try Self.python(arguments)
        return status == 0 ? "" : "\(status): \(words)"
    }

    /// Runs Python 3, and returns its status and what it says.
    public static func python(_ arguments: [String]) throws -> (status: Int32, words: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let words = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        return (process.terminationStatus, words)
    }
}
