import ArgumentParser
import Expressions
import Grants

/// Options of every command that reads a grant.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Templates and labels of your own.",
            discussion: "Without it: the folder 'templates' beside 'input', or the program's own.",
            valueName: "dir"
        )
    )
    var templates: String?
}

/// Options of every command that makes pseudonyms or fingerprints.
struct KeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file with the pseudonym key: 64 hexadecimal digits, readable by you alone.",
            discussion: "Without it: the file that GRANTLINE_KEY_FILE names.",
            valueName: "file"
        )
    )
    var keyFile: String?
}

/// Which findings make a command end with 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case info
    case never

    /// Tells whether findings make the command end with 1.
    func isMet(by findings: [Finding]) -> Bool {
        guard let limit = Severity(rawValue: rawValue) else { return false }
        return findings.contains { $0.severity >= limit }
    }
}

/// Options of every command that judges findings.
struct FindingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("End with 1 if there are findings of this severity or worse."))
    var failOn: FailOn = .error
}

/// Options that fix the moment of a report.
struct MomentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The half-year, such as 2018-H2.",
            discussion: "Without it: the last one that is complete on the day of the report."
        ),
        transform: ArgumentText.halfYear
    )
    var period: HalfYear?

    @Option(
        help: ArgumentHelp(
            "The day of the report, such as 2019-01-08: the latest export up to it is read.",
            discussion: "Without it: the latest export. The clock is never asked.",
            valueName: "date"
        ),
        transform: ArgumentText.day
    )
    var asOf: CivilDate?
}

/// Options of a stage that works through files.
struct StageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The grant: a name below input/grants, or a path."))
    var grant: String

    @Option(help: ArgumentHelp("The folder for the files between the stages.", valueName: "dir"))
    var work: String
}
