/// Puts findings into the order of `findings.csv`.
///
/// Places are sorted, and findings then moved: one that is copied has its six texts counted twice,
/// which took two thirds of the time of sorting 50,000.
public enum FindingOrder {
    private struct Key {
        var file: Int
        var record: Int
        var column: Int
        var place: Int
    }

    /// Sorts findings.
    public static func sort(_ findings: inout [Finding]) {
        var order = sorted(Array(findings.indices), of: findings)
        // In a span they are moved; in an array `swapAt` copies them.
        var findings = findings.mutableSpan
        for start in order.indices {
            // The finding that belongs here comes from its place, and so on until one came from here.
            var place = start
            while order[place] != start {
                let next = order[place]
                findings.swapAt(place, next)
                order[place] = place
                place = next
            }
            order[place] = place
        }
    }

    /// Returns the places of some findings in their order: by numbers as far as these differ.
    public static func sorted(_ places: [Int], of findings: [Finding]) -> [Int] {
        let files = ranks(of: places, of: findings)
        let keys = zip(places, files).map { place, file in
            Key(
                file: file,
                record: findings[place].record ?? -1,
                column: findings[place].column ?? -1,
                place: place
            )
        }
        return keys.sorted { left, right in
            if left.file != right.file { return left.file < right.file }
            if left.record != right.record { return left.record < right.record }
            if left.column != right.column { return left.column < right.column }
            return Finding.standsBefore(findings[left.place], findings[right.place])
        }
        .map(\.place)
    }

    /// Returns for each of some findings the rank of its file.
    ///
    /// By bytes: two names that look the same can be two files. Most findings are in the file of the
    /// one before.
    private static func ranks(of places: [Int], of findings: [Finding]) -> [Int] {
        var known: [[UInt8]: Int] = [:]
        var last: (finding: Int, file: Int)?
        let found = places.map { place in
            if let last, Finding.areSame(findings[place].file, findings[last.finding].file) {
                return last.file
            }
            let name = Array(findings[place].file.utf8)
            let file = known[name] ?? known.count
            known[name] = file
            last = (place, file)
            return file
        }
        var ranks = [Int](repeating: 0, count: known.count)
        let files = known.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (rank, file) in files.enumerated() { ranks[file.value] = rank }
        return found.map { ranks[$0] }
    }
}
