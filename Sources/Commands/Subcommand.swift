import ArgumentParser

/// A stage as a subcommand of `grantline`: the same options, the same work, a shorter name.
struct Subcommand<Stage: StageCommand>: ParsableCommand {
    static var configuration: CommandConfiguration { Stage.subcommand }

    @OptionGroup var stage: Stage

    mutating func run() throws {
        do {
            try stage.run()
        } catch var missing as EarlierStageMissing {
            missing.isSubcommand = true
            throw missing
        }
    }
}

/// A stage as a program of its own.
protocol StageCommand: ParsableCommand {
    /// What the stage is called and does as a subcommand; made once, for it is asked for often.
    static var subcommand: CommandConfiguration { get }
}

extension CommandConfiguration {
    /// Makes the configuration of a stage as a subcommand from its own.
    init(subcommand stage: CommandConfiguration) {
        let name = GrantlineCommand.name
        self.init(
            commandName: String((stage.commandName ?? "").dropFirst("\(name)-".count)),
            _superCommandName: name,
            abstract: stage.abstract,
            discussion: stage.discussion.replacing("\(name)-", with: "\(name) ")
        )
    }
}
