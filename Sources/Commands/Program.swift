public import ArgumentParser
import Files
import Glibc
import Grants

/// Runs a command as a process: set-up, arguments, exit status, and all words.
public enum Program {
    /// Runs the command that the arguments name, and ends the process with its status.
    public static func main(_ command: any ParsableCommand.Type) -> Never {
        ProcessSetup.prepare()
        exit(status(of: command, arguments: Array(CommandLine.arguments.dropFirst())))
    }

    private static func status(
        of command: any ParsableCommand.Type,
        arguments: [String]
    ) -> Int32 {
        var status: Int32
        do {
            var parsed = try parse(arguments, command)
            status = run(&parsed, command)
        } catch {
            status = tell(error, of: command)
        }
        do {
            try StandardStream.finish()
        } catch {
            if status < 64 { status = Failure(error).tell() }
        }
        return status
    }

    /// Reads the arguments.
    ///
    /// A subcommand that is named first reads its own alone, in a third of the time that all
    /// commands together take: it names the command above it, which the parser takes as a sign that
    /// nobody asks it for a script of completions. Where it cannot read them, all together say what
    /// is wrong, or help, or write the script.
    private static func parse(
        _ arguments: [String],
        _ command: any ParsableCommand.Type
    ) throws -> any ParsableCommand {
        let subcommand = command.configuration.subcommands.first {
            $0.configuration.commandName == arguments.first
        }
        if subcommand == RunCommand.self, let run = RunCommand(plain: arguments.dropFirst()) {
            return run
        }
        if let subcommand,
            let parsed = try? subcommand.parseAsRoot(Array(arguments.dropFirst())),
            type(of: parsed) == subcommand
        {
            return parsed
        }
        try checkName(arguments, command)
        return try command.parseAsRoot(arguments)
    }

    private static func run(
        _ parsed: inout any ParsableCommand,
        _ command: any ParsableCommand.Type
    ) -> Int32 {
        do {
            try parsed.run()
            return 0
        } catch let end as StageEnd {
            return end.status
        } catch  where command.exitCode(for: error) != .failure {
            // Asked for help, or a fault of the arguments that shows only when they are used.
            return tell(error, of: command)
        } catch {
            return Failure(error).tell()
        }
    }

    /// Refuses a first word that names no subcommand, with the name that was probably meant.
    private static func checkName(
        _ arguments: [String],
        _ command: any ParsableCommand.Type
    ) throws {
        let names = command.configuration.subcommands.compactMap { $0.configuration.commandName }
        let word = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let word, !names.isEmpty, !word.hasPrefix("-"), !(names + ["help"]).contains(word)
        else { return }
        let hint = Spelling.nearest(to: word, among: names).map { " Did you mean '\($0)'?" } ?? ""
        let list = names.joined(separator: ", ")
        throw ValidationError("There is no command '\(word)'.\(hint) Commands: \(list).")
    }

    /// Prints what the argument parser says: help and versions on standard output, faults on standard
    /// error.
    private static func tell(_ error: any Error, of command: any ParsableCommand.Type) -> Int32 {
        let message = command.fullMessage(for: error)
        guard command.exitCode(for: error) == .success else {
            try? StandardStream.error.write(message + "\n")
            return 64
        }
        do {
            try StandardStream.output.write(message + "\n")
            return 0
        } catch {
            return Failure(error).tell()
        }
    }
}

/// The end of a command that did its work, with a status other than 0.
struct StageEnd: Error {
    var status: Int32
}
