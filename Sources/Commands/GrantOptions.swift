import ArgumentParser
import Grants

/// Which findings make a command end with 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case info
    case never

    /// Tells whether findings, those that are waived aside, make the command end with 1.
    func isMet(by findings: [Finding]) -> Bool {
        guard let limit = Severity(rawValue: rawValue) else { return false }
        return findings.contains { !$0.isWaived && $0.severity >= limit }
    }
}

/// What options say of themselves that several commands have.
///
/// Each command declares them by itself: as option groups they took 7 million instructions of
/// `grantline run`, for each group is a type that the argument parser looks up and reflects on.
enum OptionHelp {
    static let templates = ArgumentHelp(
        "Templates and labels of your own. (default: 'templates' beside 'input', or the program's)",
        valueName: "dir"
    )

    static let newOnly = ArgumentHelp(
        """
        Let only those findings decide about the exit status that the last sealed revision did \
        not have, or had milder or waived.
        """
    )

    static let keyFile = ArgumentHelp(
        """
        The file with the key of the pseudonyms: 64 hexadecimal digits, readable by you alone. \
        (default: the file that GRANTLINE_KEY_FILE names)
        """,
        valueName: "file"
    )

    static let failOn = ArgumentHelp(
        "End with 1 if there are findings of this severity or worse.",
        valueName: "severity"
    )

    static let asOf = ArgumentHelp(
        """
        The day of the report, such as 2019-01-08: the latest export up to it is read. \
        (default: the day of the latest export; the clock is never asked)
        """,
        valueName: "date"
    )

    static let period = ArgumentHelp(
        "The half-year, such as 2018-H2. (default: the last complete one on the day of the report)",
        valueName: "half-year"
    )

    static let output = ArgumentHelp(
        "The folder of the filings. (default: output)",
        valueName: "dir"
    )
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
