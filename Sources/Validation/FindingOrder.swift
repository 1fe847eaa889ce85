import Grants

/// Puts findings into the order of `findings.csv`.
enum FindingOrder {
    private struct Key {
        var file: Int
        var record: Int
        var column: Int
        var place: Int
    }

    /// Returns findings in their order: by numbers as far as these differ.
    static func sorted(_ findings: [Finding]) -> [Finding] {
        // By bytes: two names that look the same can be two files.
        let files = Set(findings.map { Array($0.file.utf8) })
            .sorted { $0.lexicographicallyPrecedes($1) }
        let ranks = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, $0) })
        let keys = findings.enumerated().map { place, finding in
            Key(
                file: ranks[Array(finding.file.utf8)] ?? 0,
                record: finding.record ?? -1,
                column: finding.column ?? -1,
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
}
