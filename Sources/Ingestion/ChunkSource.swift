import CSV
import Crypto
import Files
import Synchronization

/// Hands out an export in pieces of whole rows, one after the other, to several threads.
///
/// A piece is read and searched for the end of its last row under a lock, so that each one begins
/// where the one before ends; what threads do with their pieces takes several times as long.
final class ChunkSource: Sendable {
    private struct State {
        var offset: Int
        var carry: [UInt8] = []
        var number = 0
        var digest: SHA256?
        var isStopped = false
    }

    private let file: SteadyFile
    private let ends: RowEnds
    private let size: Int
    private let state: Mutex<State>

    /// Prepares to hand out pieces.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - offset: Where its first row begins.
    ///   - beginning: What stands before that, if the whole file is to be hashed.
    ///   - size: How many bytes a piece has, if no row is longer.
    ///   - dialect: How rows are written.
    init(
        _ file: SteadyFile,
        from offset: Int,
        hashing beginning: [UInt8]?,
        size: Int,
        dialect: Dialect
    ) {
        self.file = file
        self.size = size
        ends = RowEnds(dialect)
        let digest = beginning.map { beginning in
            var digest = SHA256()
            digest.update(data: beginning)
            return digest
        }
        state = Mutex(State(offset: offset, digest: digest))
    }

    /// Puts the next piece into a buffer; returns its number, or nothing at the end of the file.
    func next(into buffer: inout [UInt8]) throws(FileFault) -> Int? {
        try state.withLock { (state) throws(FileFault) in
            guard !state.isStopped, state.offset < file.size || !state.carry.isEmpty else {
                return nil
            }
            buffer.removeAll(keepingCapacity: true)
            buffer += state.carry
            state.carry.removeAll(keepingCapacity: true)
            while state.offset < file.size {
                try fill(&buffer, &state)
                guard state.offset < file.size else { break }
                guard let end = ends.last(in: buffer) else { continue }
                state.carry += buffer[end...]
                buffer.removeSubrange(end...)
                break
            }
            defer { state.number += 1 }
            return state.number
        }
    }

    private func fill(_ buffer: inout [UInt8], _ state: inout State) throws(FileFault) {
        let count = min(size, file.size - state.offset)
        let start = buffer.count
        try file.read(count, from: state.offset, onto: &buffer)
        state.digest?.update(data: buffer[start...])
        state.offset += count
    }

    /// Hands out nothing more.
    func stop() {
        state.withLock { $0.isStopped = true }
    }

    /// The SHA-256 of the file, once all of it was handed out; empty where it is not wanted.
    var sha256: String {
        state.withLock { state in
            state.digest.map { Hexadecimal.text(of: Array($0.finalize())) } ?? ""
        }
    }
}
