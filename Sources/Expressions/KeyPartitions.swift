/// How keys are divided.
struct KeyPartitions: Sendable {
    let rounds: Int
    let perRound: Int

    private static let most = 4_096

    init(of count: Int, size: Int) {
        // 32 MB of entries a round, but no more rounds than an eighth of the keys asks for.
        rounds = min(8, max(1, count / (2 << 20)))
        // Somewhat more than needed, so that nearly all stay below the size.
        perRound = min(Self.most, count / (rounds * size) * 9 / 8 + 1)
    }

    init(rounds: Int, perRound: Int) {
        self.rounds = rounds
        self.perRound = perRound
    }

    /// As many partitions, as far as there may be, in one round.
    var inOneRound: KeyPartitions {
        KeyPartitions(rounds: 1, perRound: min(Self.most, rounds * perRound))
    }

    /// Where the keys of one round stand among its partitions, by the upper half of their bits.
    struct Place: Sendable {
        /// How many partitions a round has.
        let count: Int
        private let all: UInt64
        private let first: UInt64

        init(_ partitions: KeyPartitions, round: Int) {
            count = partitions.perRound
            all = UInt64(partitions.rounds * partitions.perRound)
            first = UInt64(round * partitions.perRound)
        }

        /// The partition of a key counted from the round's first one, or that behind the last for
        /// no key, and for the key of another round.
        @inline(__always)
        func callAsFunction(_ low: UInt64, _ high: UInt32) -> Int {
            let behind = UInt64(truncatingIfNeeded: count)
            let place = ((low >> 32) &* all) >> 32 &- first
            return Int(truncatingIfNeeded: high == 0 ? behind : min(place, behind))
        }
    }
}
