import ArgumentParser

/// A stage as a subcommand of `grantline`: the same options, the same work, a shorter name.
struct Subcommand<Stage: ParsableCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: String(
                (Stage.configuration.commandName ?? "").dropFirst("grantline-".count)
            ),
            abstract: Stage.configuration.abstract,
            discussion: Stage.configuration.discussion.replacing("grantline-", with: "grantline ")
        )
    }

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
