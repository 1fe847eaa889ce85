/// Puts findings into the order of `findings.csv`.
public enum FindingOrder {
    private struct Key {
        var file: Int
        var record: Int
        var column: Int
        var place: Int
    }

    /// Returns findings in their order: by numbers as far as these differ.
    public static func sorted(_ findings: [Finding]) -> [Finding] {
        let files = ranks(of: findings)
        let keys = findings.indices.map { place in
            Key(
                file: files[place],
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
        .map { findings[$0.place] }
    }

    /// Returns for each finding the rank of its file.
    ///
    /// By bytes: two names that look the same can be two files. Most findings are in the file of the
    /// one before.
    private static func ranks(of findings: [Finding]) -> [Int] {
        var places: [[UInt8]: Int] = [:]
        var last = (file: "", place: -1)
        let found = findings.indices.map { index in
            if last.place < 0 || !last.file.utf8.elementsEqual(findings[index].file.utf8) {
                last = (findings[index].file, places.count)
                let name = Array(last.file.utf8)
                last.place = places[name] ?? last.place
                places[name] = last.place
            }
            return last.place
        }
        var ranks = [Int](repeating: 0, count: places.count)
        let files = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (rank, file) in files.enumerated() { ranks[file.value] = rank }
        return found.map { ranks[$0] }
    }
}
