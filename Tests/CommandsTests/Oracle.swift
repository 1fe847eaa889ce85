import Foundation
import Testing

/// The slow, obvious program that counts the same figures in its own way.
struct Oracle {
    /// The grant's name.
    var grant: String
    /// The folder of the export, named after its day.
    var export: URL
    /// The last half-year.
    var period: String

    /// Makes the oracle of a shared filing.
    init(of filing: SharedFiling) throws {
        grant = filing.grant
        period = filing.period
        let path = "input/grants/\(filing.grant)/exports/\(filing.export)"
        export = try SharedFiling.project()(path)
    }

    /// Makes the oracle of an export.
    init(grant: String, export: URL, period: String) {
        self.grant = grant
        self.export = export
        self.period = period
    }

    /// Counts, and returns what the oracle prints.
    func callAsFunction(_ option: String? = nil, in project: TestProject) throws -> String {
        let program = ProjectFolder.root.appending(path: "Tests/Oracle/count.py").path
        let arguments = [program, grant, export.path, period] + (option.map { [$0] } ?? [])
        let run = try Execution(
            "/usr/bin/env",
            ["python3"] + arguments,
            in: project.folder,
            environment: ProcessInfo.processInfo.environment,
            words: project.words
        )
        try #require(run.status == 0, "\(run.errors)")
        return run.output
    }
}

/// A record that does not count, and the rules that it breaks, as oracle and program name them.
struct Rejections: Equatable {
    private var rules: [String: Set<String>] = [:]

    /// The records, each as its table and number.
    var records: Set<String> { Set(rules.keys) }

    /// Reads what the oracle prints.
    init(oracle text: String) throws {
        for row in try CSVText.records(text) {
            let names = (row["rules"] ?? "").split(separator: ";").map(String.init)
            rules["\(row["table"] ?? "") \(row["record"] ?? "")"] = Set(names)
        }
    }

    /// Reads the findings of a filing.
    init(findings: [[String: String]]) {
        for row in findings where row["effect"] == "reject" {
            let name = row["rule"] ?? ""
            // The oracle has one name for what the grant asks of two tables.
            let isOfTerm = ["enrolled-outside-term", "event-outside-term"].contains(name)
            let key = "\(row["table"] ?? "") \(row["record"] ?? "")"
            rules[key, default: []].insert(isOfTerm ? "outside-term" : name)
        }
    }

    /// The records of which rules are reported that the other does not know of.
    ///
    /// The oracle names every rule that a record breaks, the program only those that do not follow
    /// from another.
    func unknown(to oracle: Rejections) -> [String] {
        rules.filter { !$0.value.isSubset(of: oracle.rules[$0.key] ?? []) }
            .map { "\($0.key): \($0.value.sorted())" }.sorted()
    }
}
