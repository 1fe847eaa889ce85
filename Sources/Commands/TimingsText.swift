import Validation

/// The table of what a run cost, as `--timings` prints it.
struct TimingsText {
    /// How many rules are named.
    static let ruleCount = 10

    private let timings: Timings

    init(_ timings: Timings) {
        self.timings = timings
    }

    /// Returns the table of the stages, and that of the dearest rules where there are any.
    func text(of name: String) -> String {
        var rows = [["stage", "time", "bytes", "peak memory"]]
        for cost in timings.costs {
            rows.append([
                cost.stage.rawValue,
                Self.milliseconds(cost.time),
                cost.bytes.map(String.init) ?? "-",
                Self.megabytes(cost.peak),
            ])
        }
        rows.append([
            "all",
            Self.milliseconds(timings.costs.reduce(.zero) { $0 + $1.time }),
            "-",
            Self.megabytes(timings.costs.last?.peak ?? 0),
        ])
        var text = "timings of \(name)\n" + Self.aligned(rows)
        let rules = timings.rules?.dearest(Self.ruleCount) ?? []
        guard !rules.isEmpty else { return text }
        text += Self.aligned(
            [["rule", "time", "table"]]
                + rules.map { [$0.entry.rule, Self.microseconds($0.time), $0.entry.table] }
        )
        return text
    }

    /// Sets cells below each other.
    private static func aligned(_ rows: [[String]]) -> String {
        var lines = rows.map { _ in "" }
        for column in rows[0].indices {
            let width = rows.map { $0[column].count }.max() ?? 0
            for (index, row) in rows.enumerated() {
                let space = String(repeating: " ", count: width - row[column].count)
                lines[index] += column == 0 ? row[column] + space : "  " + row[column] + space
            }
        }
        return lines.map { line in
            "  \(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))\n"
        }.joined()
    }

    private static func milliseconds(_ time: Duration) -> String {
        "\((time / .microseconds(100)).rounded() / 10) ms"
    }

    /// Most rules take less than a tenth of a millisecond.
    private static func microseconds(_ time: Duration) -> String {
        "\((time / .microseconds(1)).rounded() / 1000) ms"
    }

    private static func megabytes(_ bytes: Int) -> String {
        "\((bytes + 500_000) / 1_000_000) MB"
    }
}
