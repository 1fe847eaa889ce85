import Glibc
import Testing

@testable import Files

@Suite struct FolderLockTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test func `a second lock is refused, from the same folder or another opening of it`() throws {
        let folder = try OutputFolder(path: scratch.path)
        let other = try OutputFolder(path: scratch.path)
        let lock = try folder.lock()
        #expect(throws: FileFault.locked(scratch.path)) { try folder.lock().release() }
        #expect(throws: FileFault.locked(scratch.path)) { try other.lock().release() }
        lock.release()
        try other.lock().release()
        try folder.lock().release()
        #expect(try scratch.names().isEmpty, "there is no lock file")
    }

    @Test func `the lock outlives the folder's value and ends with its scope`() throws {
        func lock() throws -> FolderLock {
            try OutputFolder(path: scratch.path).lock()
        }
        do {
            let held = try lock()
            #expect(status { try lock().release() } == 75)
            _ = held
        }
        #expect(status { try lock().release() } == 0)
    }

    @Test func `another process is refused while the lock is held, and not after`() async throws {
        let path = scratch.path
        let lock = try OutputFolder(path: path).lock()
        await #expect(processExitsWith: .exitCode(75)) { [path = path as String] in
            exit(status { try OutputFolder(path: path).lock().release() })
        }
        lock.release()
        await #expect(processExitsWith: .success) { [path = path as String] in
            exit(status { try OutputFolder(path: path).lock().release() })
        }
    }

    @Test func `a lock dies with its process`() async throws {
        let path = scratch.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let lock = try OutputFolder(path: path).lock()
            raise(SIGKILL)
            lock.release()
        }
        #expect(status { try OutputFolder(path: path).lock().release() } == 0)
    }
}
