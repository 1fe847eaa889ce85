import Foundation
import Testing

@Suite struct SealTests {
    private static let shelf = "output/kropyvnytskyi/2025-H1/submission"
    private static let seal = ["seal", "kropyvnytskyi", "2025-H1"]

    /// A project with the draft of a run.
    private static func projectWithDraft() throws -> TestProject {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        return project
    }

    @Test func `a draft becomes revision 1, and never changes again`() throws {
        let project = try Self.projectWithDraft()
        let draft = try project.tree("\(Self.shelf)/draft")
        let seal = try project.run(Self.seal + ["--reason", "Six clients are being corrected"])
        #expect(seal.status == 0)
        #expect(seal.output == "sealed \(Self.shelf)/1\n")
        #expect(seal.errors.isEmpty)
        #expect(!project.exists("\(Self.shelf)/draft"))
        let sealed = try project.tree("\(Self.shelf)/1")
        #expect(
            sealed.filter { $0.key != "datapackage.json" }
                == draft.filter { $0.key != "datapackage.json" }
        )
        let descriptor = try project.text("\(Self.shelf)/1/datapackage.json")
        #expect(descriptor.contains("\"reason\" : \"Six clients are being corrected\""))
        #expect(descriptor.contains("\"revision\" : 1"))
        for (options, status) in [([], 1), (["--fail-on", "never"], 0)] {
            let run = try project.run(["run", "kropyvnytskyi"] + options)
            #expect(run.status == Int32(status))
            #expect(run.output == "unchanged \(Self.shelf)/1\n")
            #expect(run.errors.isEmpty == (status == 0))
            #expect(!project.exists("\(Self.shelf)/draft"))
        }
        #expect(try project.tree("\(Self.shelf)/1") == sealed)
        let again = try project.run(Self.seal + ["--reason", "again"])
        #expect(again.status == 66)
        #expect(try project.tree(Self.shelf).keys.filter { !$0.contains("/") } == ["1"])
    }

    @Test func `what changed becomes revision 2, and revision 1 stays`() throws {
        let project = try Self.projectWithDraft()
        #expect(try project.run(Self.seal + ["--reason", "first"]).status == 0)
        let first = try project.tree("\(Self.shelf)/1")
        try ExitStatusTests.removeErrors(in: project)
        let run = try project.run(["run", "kropyvnytskyi"])
        #expect(run.status == 0)
        #expect(run.output == "draft \(Self.shelf)/draft\n")
        let seal = try project.run(Self.seal)
        #expect(seal.status == 0, "no error stands, so no reason is needed: \(seal.errors)")
        #expect(seal.output == "sealed \(Self.shelf)/2\n")
        #expect(try project.tree("\(Self.shelf)/1") == first)
        #expect(try !project.text("\(Self.shelf)/2/datapackage.json").contains("\"reason\""))
    }

    @Test func `a reason is needed where errors stand, and must be one line`() throws {
        let project = try Self.projectWithDraft()
        let before = try project.tree("output")
        let reasons = [
            nil, "", "   ", "two\nlines", "a\u{7}bell", String(repeating: "x", count: 501),
        ]
        for reason in reasons {
            let seal = try project.run(Self.seal + (reason.map { ["--reason", $0] } ?? []))
            #expect(seal.status == 64)
            #expect(seal.output.isEmpty)
            let words =
                switch reason {
                case nil:
                    "findings of severity error stand (8): say with --reason why it is filed anyway"
                case "", "   ": "a reason may not be empty: say why it is filed anyway"
                default: "a reason is one line of at most 500 characters"
                }
            #expect(seal.errors == "grantline: \(words)\n")
        }
        #expect(try project.tree("output") == before)
    }

    @Test func `without a draft there is nothing to seal, and nothing is made`() throws {
        let project = try TestProject()
        let seal = try project.run(Self.seal + ["--reason", "x"])
        #expect(seal.status == 66)
        #expect(seal.errors.hasPrefix("grantline: \(Self.shelf)/draft: there is no draft to seal"))
        #expect(!project.exists("output"))
    }

    @Test func `a draft that was changed by hand is not sealed`() throws {
        let project = try Self.projectWithDraft()
        try project.replace("171", by: "172", in: "\(Self.shelf)/draft/results.csv")
        let before = try project.tree("output")
        let seal = try project.run(Self.seal + ["--reason", "x"])
        #expect(seal.status == 65)
        #expect(seal.errors.hasPrefix("grantline: \(Self.shelf)/draft/results.csv: not what "))
        #expect(try project.tree("output") == before)
    }

    @Test func `a sealed filing that was changed by hand is not taken for unchanged`() throws {
        let project = try Self.projectWithDraft()
        #expect(try project.run(Self.seal + ["--reason", "x"]).status == 0)
        let file = "\(Self.shelf)/1/results.csv"
        try project.setMode(0o600, of: file)
        try project.replace("171", by: "172", in: file)
        let run = try project.run(["run", "kropyvnytskyi"])
        #expect(run.output == "draft \(Self.shelf)/draft\n")
    }

    @Test func `a shelf that another run holds is left alone`() throws {
        let project = try Self.projectWithDraft()
        let before = try project.tree("output")
        for command in ["run kropyvnytskyi", "seal kropyvnytskyi 2025-H1 --reason x"] {
            let run = try project.shell("flock \(Self.shelf) \"$G\" \(command)")
            #expect(run.status == 75)
            #expect(run.output.isEmpty)
            #expect(run.errors.hasPrefix("grantline: '\(Self.shelf)' is in use by another run"))
        }
        #expect(try project.tree("output") == before)
    }
}
