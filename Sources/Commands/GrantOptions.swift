import ArgumentParser
import Expressions
import Grants

/// Options of every command that reads a grant.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Templates and labels of your own. (default: 'templates' beside 'input', or the program's)",
            valueName: "dir"
        ),
        transform: ArgumentText.path
    )
    var templates: String?
}

/// Options of every command that makes pseudonyms or fingerprints.
struct KeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The file with the key of the pseudonyms: 64 hexadecimal digits, readable by you alone. \
            (default: the file that GRANTLINE_KEY_FILE names)
            """,
            valueName: "file"
        ),
        transform: ArgumentText.path
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
    @Option(
        help: ArgumentHelp(
            "End with 1 if there are findings of this severity or worse.",
            valueName: "severity"
        )
    )
    var failOn: FailOn = .error
}

/// Options of every command that reads an export.
struct DayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The day of the report, such as 2019-01-08: the latest export up to it is read. \
            (default: the day of the latest export; the clock is never asked)
            """,
            valueName: "date"
        ),
        transform: ArgumentText.day
    )
    var asOf: CivilDate?
}

/// Options that fix the moment of a report.
struct MomentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The half-year, such as 2018-H2. (default: the last complete one on the day of the report)",
            valueName: "half-year"
        ),
        transform: ArgumentText.halfYear
    )
    var period: HalfYear?

    @OptionGroup var day: DayOptions

    /// The day of the report, where one is named.
    var asOf: CivilDate? { day.asOf }
}

/// Options of every command that writes filings.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The folder of the filings. (default: output)", valueName: "dir"),
        transform: ArgumentText.path
    )
    var output = "output"
}

/// Options of a stage that works through files.
struct StageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The grant: a name below input/grants, or a path."),
        transform: ArgumentText.grant
    )
    var grant: String

    @Option(
        help: ArgumentHelp("The folder for the files between the stages.", valueName: "dir"),
        transform: ArgumentText.path
    )
    var work: String
}
