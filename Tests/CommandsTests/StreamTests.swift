import Foundation
import Testing

@Suite struct StreamTests {
    static let draft = "output/kropyvnytskyi/2025-H1/submission/draft"

    /// A line that runs the smaller grant and shows the status behind it.
    private static func line(_ redirection: String, _ options: String = "") -> String {
        "\"$G\" run kropyvnytskyi \(options) \(redirection)"
    }

    @Test(arguments: [
        (">/dev/full", "no space left on device"), (">&-", "bad file descriptor"),
        ("</dev/null >&- <&-", "bad file descriptor"),
    ])
    func `a standard output that takes nothing is told, and the filing is in place`(
        redirection: String,
        words: String
    ) throws {
        let project = try TestProject()
        let run = try project.shell(Self.line(redirection))
        #expect(run.status == 74)
        #expect(
            run.errors == """
                grantline: the filing is in place: draft \(Self.draft)
                grantline: 'standard output' could not be written: \(words); mend that and run again

                """
        )
        let shared = try SharedFiling.project().tree(SharedFiling.kropyvnytskyi.folder())
        #expect(try project.tree(Self.draft) == shared)
    }

    @Test func `a reader that has gone does not hide where the filing is`() throws {
        let project = try TestProject()
        let line = "{ \(Self.line("", "--fail-on never")); echo $? >status; } | true"
        let run = try project.shell("\(line); cat status")
        #expect(run.output == "141\n")
        #expect(run.errors == "grantline: the filing is in place: draft \(Self.draft)\n")
        #expect(project.exists(Self.draft))
    }

    @Test(arguments: ["<&-", "2>&-", "2>/dev/full", "<&- 2>&-"])
    func `that nobody can hear the words changes nothing`(redirection: String) throws {
        let project = try TestProject()
        let run = try project.shell(Self.line(redirection))
        #expect(run.status == 1)
        #expect(run.output == "draft \(Self.draft)\n")
        let shared = try SharedFiling.project().tree(SharedFiling.kropyvnytskyi.folder())
        #expect(try project.tree("output") == Self.below(project, shared))
    }

    /// The tree of the output folder whose only filing is given.
    private static func below(
        _ project: TestProject,
        _ draft: [String: Data]
    ) throws -> [String: Data] {
        var tree: [String: Data] = [:]
        var path = ""
        for part in Self.draft.split(separator: "/").dropFirst() {
            path += path.isEmpty ? "\(part)" : "/\(part)"
            tree[path] = Data()
        }
        for (name, bytes) in draft { tree["\(path)/\(name)"] = bytes }
        return tree
    }

    @Test(arguments: [
        "\"$G\" --version", "\"$G\" run --help", "\"$G\" check kazanlak",
        "\"$G\" describe kazanlak",
    ])
    func `every command tells that its result did not arrive`(line: String) throws {
        let project = try SharedFiling.project()
        for redirection in [">/dev/full", ">&-"] {
            let run = try project.shell("\(line) \(redirection)")
            #expect(run.status == 74)
            #expect(run.errors.hasPrefix("grantline: 'standard output' could not be written: "))
        }
    }

    @Test(arguments: [
        "--version", "run --help", "check kazanlak kropyvnytskyi", "describe kazanlak",
        "diff output-kropyvnytskyi/kropyvnytskyi/2025-H1/submission/draft "
            + "output-kropyvnytskyiFirst/kropyvnytskyi/2024-H2/submission/draft --format json",
    ])
    func `a reader that has gone ends a command without a word`(command: String) throws {
        let project = try SharedFiling.project()
        for filing in [SharedFiling.kropyvnytskyi, .kropyvnytskyiFirst] { _ = try filing.folder() }
        // Writes until nobody reads on, and only then starts the command.
        let start = "trap '' PIPE; while echo x; do :; done 2>/dev/null"
        let gone = "{ \(start); \"$G\" \(command) 2>words; echo $? >status; } | true"
        let run = try project.shell("\(gone); cat status; grep -v half-years words")
        #expect(run.output == "141\n", "\(run.output)")
    }

    @Test func `an earlier fault keeps its status when standard output is closed too`() throws {
        let run = try SharedFiling.project().shell("\"$G\" run kazanlk >&-")
        #expect(run.status == 66)
    }

    @Test func `all is well without a word on standard error`() throws {
        let project = try TestProject()
        let run = try project.shell(Self.line("", "--fail-on never"))
        #expect(run.status == 0)
        #expect(run.output == "draft \(Self.draft)\n")
        #expect(run.errors.isEmpty)
    }

    @Test func `progress is told at a terminal, and there only`() throws {
        let project = try TestProject()
        let line = "script -qec '\"$G\" run kropyvnytskyi --fail-on never' typescript"
        let run = try project.shell("\(line) </dev/null >/dev/null && cat typescript")
        try #require(run.status == 0, "\(run.errors)")
        let lines = run.output.split(whereSeparator: \.isNewline)
            .filter { !$0.hasPrefix("Script ") }
        #expect(
            lines == [
                "kropyvnytskyi: reading the exports of 2025-07-04",
                "kropyvnytskyi: checking the records",
                "kropyvnytskyi: counting",
                "kropyvnytskyi: writing the filing of 2025-H1",
                "draft \(Self.draft)",
            ]
        )
    }
}
