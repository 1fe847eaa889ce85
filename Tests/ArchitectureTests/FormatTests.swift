import Foundation
import Testing

/// Checks the formatting that `.swift-format` fixes.
@Suite struct FormatTests {
    @Test func `swift format lint finds nothing`() throws {
        let root = ImportTests.root
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "format", "lint", "--strict", "--recursive", "--parallel",
            "--configuration", root.appending(path: ".swift-format").path,
            root.appending(path: "Package.swift").path,
            root.appending(path: "Sources").path,
            root.appending(path: "Tests").path,
        ]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
