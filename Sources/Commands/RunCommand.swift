import ArgumentParser

/// `grantline run`: all stages in one process.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Make the filing of a half-year: check the exports, count, write the reports.",
        discussion: """
            The filing is a draft until it is sealed. It is put in place whole or not at all.

            Examples:
              grantline run kazanlak
              grantline run kazanlak --as-of 2019-01-08 --period 2018-H2
              grantline run kazanlak kropyvnytskyi --output /srv/reports
              grantline run ./mine --export cases=june.csv --as-of 2025-06-30 \
                --document report.html=june.html

            Exit status: 0 done; 1 done, with findings as bad as --fail-on says; 64 and
            above not done. With several grants the highest; each is done by itself.
            """
    )

    @Argument(
        help: "One or more grants: names below input/grants, or paths.",
        transform: ArgumentText.grant
    )
    var grants: [String]

    @OptionGroup var moment: MomentOptions

    @OptionGroup var files: FileOptions
    @OptionGroup var place: OutputOptions
    @OptionGroup var findings: FindingOptions
    @OptionGroup var key: KeyOptions
    @OptionGroup var configuration: ConfigurationOptions

    @Flag(
        name: .customLong("timings"),
        help: """
            Say on standard error what the stages cost in time, bytes and memory, and which rules \
            cost most.
            """
    )
    var isTimed = false

    func validate() throws {
        if grants.count > 1 && !files.isEmpty {
            throw ValidationError("--export and --document are for one grant: name one")
        }
    }

    func run() throws {
        var worst: Int32 = 0
        for grant in grants {
            do {
                worst = max(worst, try run(grant))
            } catch {
                worst = max(worst, Failure(error).tell())
            }
        }
        if worst > 0 { throw StageEnd(status: worst) }
    }

    private func run(_ argument: String) throws -> Int32 {
        try GrantRun(
            argument: argument,
            moment: moment,
            files: files,
            place: place,
            findings: findings,
            key: key,
            configuration: configuration,
            isTimed: isTimed
        ).run()
    }
}
