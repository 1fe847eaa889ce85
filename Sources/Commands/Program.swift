public import ArgumentParser
import Files
import Glibc

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
            var parsed = try command.parseAsRoot(arguments)
            status = try run(&parsed)
        } catch let error as StageEnd {
            status = error.status
        } catch let failure as Failure {
            status = report(failure)
        } catch {
            status = report(error, of: command)
        }
        do {
            try StandardStream.finish()
        } catch {
            if status < 64 { status = report(Failure(error)) }
        }
        return status
    }

    private static func run(_ command: inout any ParsableCommand) throws -> Int32 {
        do {
            try command.run()
            return 0
        } catch let end as StageEnd {
            throw end
        } catch where isOfArguments(error) {
            throw error
        } catch {
            throw Failure(error)
        }
    }

    private static func isOfArguments(_ error: any Error) -> Bool {
        error is ValidationError || error is CleanExit || error is ExitCode
    }

    private static func report(_ failure: Failure) -> Int32 {
        for message in failure.messages {
            try? StandardStream.error.write("grantline: \(message)\n")
        }
        return failure.status
    }

    /// Prints what the argument parser says: help and versions on standard output, faults on standard
    /// error.
    private static func report(_ error: any Error, of command: any ParsableCommand.Type) -> Int32 {
        let message = command.fullMessage(for: error)
        guard command.exitCode(for: error) == .success else {
            try? StandardStream.error.write(message + "\n")
            return 64
        }
        do {
            try StandardStream.output.write(message + "\n")
            return 0
        } catch {
            return report(Failure(error))
        }
    }
}

/// The end of a command that did its work, with a status other than 0.
struct StageEnd: Error {
    var status: Int32
}
