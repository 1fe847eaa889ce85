public import ArgumentParser

/// `grantline`: all commands under one name.
public struct GrantlineCommand: ParsableCommand {
    static let name = "grantline"

    /// What the command is called and does.
    public static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Half-year reports for grants, from the exports of a case register.",
        discussion: """
            Examples:
              grantline check kazanlak
              grantline run kazanlak --as-of 2019-01-08
              grantline seal kazanlak 2018-H2 --reason "Corrections will follow"

            Start with: grantline help run
            """,
        version: ProgramVersion.text,
        subcommands: [
            RunCommand.self, CheckCommand.self, SealCommand.self, Subcommand<DiffCommand>.self,
            DescribeCommand.self, Subcommand<IngestCommand>.self, Subcommand<ValidateCommand>.self,
            Subcommand<AggregateCommand>.self, Subcommand<RenderCommand>.self,
            FindingsCommand.self, CSVCommand.self,
        ]
    )

    /// Makes the command; the arguments fill it.
    public init() {}

    /// Refuses to do nothing.
    public func run() throws {
        throw ValidationError("Name a command, such as: grantline run kazanlak")
    }
}
