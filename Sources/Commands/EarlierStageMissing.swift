/// A file that an earlier stage writes is missing.
struct EarlierStageMissing: Error, CustomStringConvertible {
    /// The file.
    var file: String
    /// The stage that writes it.
    var stage: String
    /// Whether the stages are called as subcommands of `grantline`.
    var isSubcommand = false

    /// The fault in one line, with the command to run.
    var description: String {
        "'\(file)' is missing: run grantline\(isSubcommand ? " " : "-")\(stage) first"
    }
}
