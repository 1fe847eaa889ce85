import Foundation
import Glibc
import Synchronization

/// A way in which a file may change under its reader.
enum Change: CaseIterable {
    case growing
    case shrinking
    case overwriting
    case replacing
}

/// A thread that goes on changing a file until it is stopped.
final class Changer: Sendable {
    private let isStopped = Atomic(false)
    private let hasEnded = DispatchSemaphore(value: 0)

    /// Starts the thread, and returns when it has changed the file once.
    init(_ change: Change, _ path: String) {
        let hasBegun = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [self] in
            for round in 0..<1_000_000 where !isStopped.load(ordering: .relaxed) {
                Self.apply(change, path, round)
                if round == 0 {
                    hasBegun.signal()
                }
            }
            hasEnded.signal()
        }
        hasBegun.wait()
    }

    /// Stops the thread, and returns when it is gone.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        hasEnded.wait()
    }

    private static func apply(_ change: Change, _ path: String, _ round: Int) {
        switch change {
        case .growing: append(to: path)
        case .shrinking: _ = unsafe truncate(path, (200 << 20) - (round + 1))
        case .overwriting: overwrite(path)
        case .replacing:
            let other = "\(path).other"
            close(unsafe open(other, O_CREAT | O_WRONLY, 0o600))
            _ = unsafe truncate(other, 200 << 20)
            _ = unsafe rename(other, path)
        }
    }

    private static func append(to path: String) {
        let number = unsafe open(path, O_WRONLY | O_APPEND)
        _ = unsafe write(number, "x", 1)
        close(number)
    }

    private static func overwrite(_ path: String) {
        let number = unsafe open(path, O_WRONLY)
        _ = unsafe write(number, "x", 1)
        close(number)
    }
}
