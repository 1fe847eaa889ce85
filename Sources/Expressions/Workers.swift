import Dispatch
import Glibc
import Synchronization

/// The threads that look at pieces of the records side by side.
public struct Workers: Sendable {
    /// How many threads there are.
    public let threads: Int

    /// How many cores there are, which the system reads from a file.
    private static let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))

    /// Employs some threads; one for each core where nothing is said.
    public init(threads: Int? = nil) {
        self.threads = max(1, threads ?? Self.cores)
    }

    /// Calls for each of some pieces, counted from 0.
    ///
    /// A thread takes the next piece that nobody has taken, so that those of each thread come in
    /// their order. A single piece is looked at by the thread that asks, and none is woken.
    ///
    /// - Parameters:
    ///   - count: How many pieces there are.
    ///   - state: What each thread starts with.
    ///   - body: Adds a piece to what its thread has gathered.
    /// - Returns: What each thread has gathered.
    public func walk<State: Sendable>(
        _ count: Int,
        from state: State,
        _ body: @Sendable (inout State, Int) -> Void
    ) -> [State] {
        guard min(threads, count) > 1 else {
            var own = state
            for index in 0..<count { body(&own, index) }
            return [own]
        }
        let next = Atomic(0)
        let states = Mutex<[State]>([])
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            var own = state
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { break }
                body(&own, index)
            }
            states.withLock { $0.append(own) }
        }
        return states.withLock { $0 }
    }

    /// Makes something of each of some pieces, counted from 0; what was made comes in their order.
    @inlinable
    public func map<Made: Sendable>(
        _ count: Int,
        _ make: @Sendable (Int) -> Made
    ) -> [Made] {
        let none: [(place: Int, made: Made)] = []
        let made = walk(count, from: none) { made, place in made.append((place, make(place))) }
        return made.joined().sorted { $0.place < $1.place }.map(\.made)
    }
}
