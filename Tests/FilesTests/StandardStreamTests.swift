import Foundation
import Glibc
import Testing

@testable import Files

@Suite struct StandardStreamTests {
    @Test func `results and words arrive on their streams`() async throws {
        let result = try await #require(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            try StandardStream.output.write([0x31, 0xFF])
            try StandardStream.output.write("é\n")
            try StandardStream.error.write("words\n")
            try StandardStream.finish()
        }
        let output = Data([0x31, 0xFF] + Array("é\n".utf8))
        #expect(Data(result.standardOutputContent).range(of: output) != nil)
        #expect(String(decoding: result.standardErrorContent, as: UTF8.self).contains("words\n"))
    }

    @Test func `a full standard output is a failed write`() async {
        await #expect(processExitsWith: .exitCode(74)) {
            dup2(unsafe open("/dev/full", O_WRONLY), 1)
            exit(status { try StandardStream.output.write("x") })
        }
    }

    @Test func `what print could not deliver shows at the end`() async {
        await #expect(processExitsWith: .exitCode(74)) {
            dup2(unsafe open("/dev/full", O_WRONLY), 1)
            print("x")
            exit(status { try StandardStream.finish() })
        }
    }

    @Test func `what print lost earlier shows at the end too`() async {
        await #expect(processExitsWith: .exitCode(74)) {
            let output = dup(1)
            dup2(unsafe open("/dev/full", O_WRONLY), 1)
            print(String(repeating: "x", count: 100_000))
            dup2(output, 1)
            exit(status { try StandardStream.finish() })
        }
    }

    @Test func `a reader that has gone is no failed write`() async {
        await #expect(processExitsWith: .exitCode(141)) {
            ProcessSetup.prepare()
            let pipe = Pipe()
            dup2(pipe.fileHandleForWriting.fileDescriptor, 1)
            try pipe.fileHandleForReading.close()
            exit(status { try StandardStream.output.write("x") })
        }
    }

    @Test func `a slow reader behind a pipe that does not block gets every byte`() async {
        await #expect(processExitsWith: .success) {
            let pipe = Pipe()
            let writing = pipe.fileHandleForWriting.fileDescriptor
            dup2(writing, 1)
            _ = fcntl(1, F_SETFL, O_WRONLY | O_NONBLOCK)
            try pipe.fileHandleForWriting.close()
            let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
            Thread.detachNewThread {
                let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
                exit(data == Data(bytes) ? 0 : 1)
            }
            try StandardStream.output.write(bytes)
            close(1)
            while true {
                pause()
            }
        }
    }

    @Test func `no terminal is seen where there is none`() async {
        await #expect(processExitsWith: .success) {
            dup2(unsafe open("/dev/null", O_WRONLY), 1)
            exit(StandardStream.output.isTerminal ? 1 : 0)
        }
    }
}
