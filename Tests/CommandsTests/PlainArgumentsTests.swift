import ArgumentParser
import TestSupport
import Testing

@testable import Commands

/// Arguments of `grantline run` that are read without the argument parser, held against it.
@Suite struct PlainArgumentsTests {
    @Test(arguments: [
        ["kazanlak"],
        ["kazanlak", "kropyvnytskyi"],
        ["kazanlak", "--as-of", "2019-01-08", "--period", "2018-H2", "--output", "out"],
        ["--fail-on", "never", "kazanlak", "--timings", "--key-file", "k", "--templates", "t"],
        ["--new-only", "kazanlak", "--fail-on", "info"],
        ["mine", "--export", "a=b", "--export", "c=d=e", "--document", "result=r.csv"],
    ])
    func `plain arguments are read as the parser reads them`(_ arguments: [String]) throws {
        let plain = try #require(RunCommand(plain: arguments[...]))
        #expect(try Self.words(plain) == Self.words(parsed(arguments)))
    }

    @Test(arguments: [
        [], ["--timings"], ["--help"], ["kazanlak", "-h"], ["kazanlak", "--version"],
        ["kazanlak", "--output=out"], ["kazanlak", "--"], ["--", "kazanlak"], ["kazanlak", "-"],
        ["kazanlak", "--output"], ["kazanlak", "--output", "--timings"],
        ["kazanlak", "--new-only", "--new-only"], ["a", "--new-only", "--document", "b=c"],
        ["kazanlak", "--out", "o"],
        ["kazanlak", "--output", "a", "--output", "b"], ["kazanlak", "--fail-on", "errors"],
        ["kazanlak", "--as-of", "2019-02-29"], ["kazanlak", "--export", "a"], [""],
        ["kazanlak", "--export", "a=b", "--export", "a=c"], ["a", "b", "--export", "a=c"],
        ["kazanlak", "--generate-completion-script"], ["kazanlak", "--output", ""],
        ["-\u{301}"], ["kazanlak", "--output", "-\u{301}"],
    ])
    func `all other arguments are left to the parser`(_ arguments: [String]) {
        #expect(RunCommand(plain: arguments[...]) == nil)
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `random arguments that are read are read as the parser reads them`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "kazanlak", "a", "help", "run", "", "-", "--", "-a", "--timings", "--new-only",
            "--output",
            "--period",
            "--as-of", "--export", "--document", "--fail-on", "--key-file", "--templates", "a=b",
            "b=c", "=", "a=", "info", "2018-H2", "2019-01-08", "--help", "--output=x",
        ]
        var taken = 0
        for _ in 0..<2000 {
            let count = Int.random(in: 1...6, using: &generator)
            let arguments = (0..<count).compactMap { _ in words.randomElement(using: &generator) }
            guard let plain = RunCommand(plain: arguments[...]) else { continue }
            taken += 1
            let parsed = try parsed(arguments)
            #expect(Self.words(plain) == Self.words(parsed), "\(arguments)")
        }
        #expect(taken > 50)
    }

    private func parsed(_ arguments: [String]) throws -> RunCommand {
        try #require(try RunCommand.parseAsRoot(arguments) as? RunCommand)
    }

    /// All that a command was told.
    private static func words(_ command: RunCommand) -> [String] {
        let files = [command.exports, command.documents].map { $0.map { "\($0.name)=\($0.path)" } }
        return [
            "\(command.grants)", "\(command.period as Any)", "\(command.asOf as Any)", "\(files)",
            command.output, "\(command.failOn)", "\(command.keyFile as Any)",
            "\(command.templates as Any)", "\(command.isTimed)",
            "\(command.isNewOnly)",
        ]
    }
}
