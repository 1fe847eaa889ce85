import Foundation
import Testing

/// Faults of grants, templates and keys: a clear message, and the last filing as it was.
@Suite struct BadConfigurationTests {
    private static let grant = "input/grants/kropyvnytskyi/grant.yaml"
    private static let run = ["run", "kropyvnytskyi"]

    /// Expects that a run and a check fail alike.
    private static func expectFault(_ project: TestProject, saying words: [String]) throws {
        try project.expectFailure(run, status: 78, saying: words)
        try project.expectFailure(["check", "kropyvnytskyi"], status: 78, saying: words)
    }

    @Test(
        arguments: [
            ("    severity: warning", "\tseverity: warning", [":60:1: ", "tab"]),
            (
                "languages: [uk, en]", "langages: [uk, en]",
                ["'langages'", "did you mean 'languages'?"]
            ),
            ("    on: events\n", "    onn: events\n", ["unknown key 'onn'; did you mean 'on'?"]),
            ("on: clients", "on: cleints", ["'cleints'", "did you mean 'clients'?"]),
            (
                "require: consent = 'так'", "require: consnt = 'так'",
                [":32:14: unknown name 'consnt'; did you mean 'consent'?\n", "consnt = 'так'\n^\n"]
            ),
            (
                "require: ended >= enrolled", "require: ended >= 5",
                [":39:14: ", "ended >= 5\n", "^"]
            ),
            (
                "require: ended >= enrolled", "require: ended >= >= enrolled",
                [":39:14: ", "ended >= >= enrolled\n         ^"]
            ),
            (
                "value: amount, at: date", "value: month / 2, at: date",
                [":178:33: expected number, found text\n", "month / 2\n^"]
            ),
            ("format: 1\n", "format: 2\n", [":3:9: "]),
            ("format: 1\n", "format: 1\nformat: 1\n", [":3:1: 'format' is there twice"]),
            ("term: {from: 2024-07-01", "term: {from: 2024-06-31", [":18:14: ", "'2024-06-31'"]),
            ("format: 1\n", "format: &x 1\n", [":3:9: "]),
            (
                "format: 1\n", "format: 1: 2\n",
                [":3:10: mapping values are not allowed in this context\n"]
            ),
            ("format: 1\n", "format: \"\\q\"\n", [":3:10: found unknown escape character\n"]),
            ("format: 1\n", "format: 1\n---\n", [":4:1: another document begins"]),
            ("reports: [report.html, report.xml]", "reports: [../report.html]", [":197:"]),
        ] as [(String, String, [String])]
    )
    func `a fault of the grant is named with line and column`(
        text: String,
        instead: String,
        words: [String]
    ) throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        try project.replace(text, by: instead, in: Self.grant)
        try Self.expectFault(project, saying: ["grantline: \(Self.grant):"] + words)
    }

    @Test func `a grant that is no regular file is refused`() throws {
        let project = try TestProject()
        try project.remove(Self.grant)
        try project.makeFolder(Self.grant)
        let words = ["'\(Self.grant)' is no regular file but a folder"]
        try project.expectFailure(Self.run, status: 66, saying: words)
        try project.remove(Self.grant)
        try project.write("", to: Self.grant)
        try project.expectFailure(
            Self.run,
            status: 78,
            saying: ["\(Self.grant): the file is empty"]
        )
    }

    @Test func `a pack that is not there is named where it is asked for`() throws {
        let project = try TestProject()
        try project.replace("charts:\n", by: "uses: [programmes/nosuch]\ncharts:\n", in: Self.grant)
        try Self.expectFault(project, saying: ["\(Self.grant):", "'programmes/nosuch'"])
    }

    @Test(arguments: [
        ("{{nosuch}}", ["unknown name 'nosuch'"]), ("{{> nosuch}}", ["'nosuch'"]),
        ("{{{grant}}}", ["use two braces"]), ("{{#figures}}", ["templates/report.html.mustache"]),
        ("{{", ["{{"]),
    ])
    func `a fault of a template is named with template and line`(
        tag: String,
        words: [String]
    ) throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        let path = "templates/report.html.mustache"
        let lines = try project.text(path).split(separator: "\n", omittingEmptySubsequences: false)
        try project.write(
            (lines[..<4] + [Substring(tag)] + lines[4...]).joined(separator: "\n"),
            to: path
        )
        try Self.expectFault(project, saying: ["grantline: \(path):"] + words)
    }

    @Test(arguments: [
        "templates/report.html.mustache", "templates/report.xml.mustache",
        "templates/partials/summary.mustache", "templates/schemas/grantline-report-1.xsd",
        "templates/labels/uk.yaml",
    ])
    func `a template, schema or label file that is missing is a fault of the configuration`(
        file: String
    ) throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        try project.remove(file)
        let name = try #require(file.split(separator: "/").last?.split(separator: ".").first)
        try Self.expectFault(project, saying: [String(name)])
    }

    @Test func `a folder without templates is named`() throws {
        let project = try TestProject()
        let run = try project.run(Self.run + ["--templates", "nowhere"])
        #expect(run.status == 78)
        #expect(
            run.errors == "grantline: nowhere: there is no such folder: name the folder of the "
                + "templates with --templates\n"
        )
        #expect(!project.exists("output"))
        try project.makeFolder("empty")
        let other = try project.run(Self.run + ["--templates", "empty"])
        #expect(other.status == 78)
        #expect(other.errors.hasPrefix("grantline: empty/labels/uk.yaml: there are no labels"))
    }

    // MARK: Keys

    private static let digits = String(repeating: "0f", count: 32)

    @Test(
        arguments: [
            (digits, 0o640, 77, "'key' is open to group or others"),
            (digits, 0o604, 77, "'key' is open to group or others"),
            ("0f", 0o600, 78, "key: expected a key of 64 hexadecimal digits"),
            ("", 0o600, 78, "key: expected a key of 64 hexadecimal digits"),
            (digits + "0", 0o600, 78, "key: expected a key of 64 hexadecimal digits"),
            (
                String(repeating: "zz", count: 32), 0o600, 78,
                "key: expected a key of 64 hexadecimal digits"
            ),
            (digits + "\n" + digits, 0o600, 78, "key: expected a key of 64 hexadecimal digits"),
        ] as [(String, UInt32, Int32, String)]
    )
    func `a key that others can read, or that is none, is refused and not shown`(
        text: String,
        mode: UInt32,
        status: Int32,
        message: String
    ) throws {
        let project = try TestProject()
        try project.write(text, to: "key")
        try project.setMode(mode, of: "key")
        try project.expectFailure(
            Self.run + ["--key-file", "key"],
            status: status,
            saying: [message]
        )
        for stage in ["ingest", "validate"] {
            let run = try project.run(
                [stage, "--grant", "kropyvnytskyi", "--work", "work", "--key-file", "key"]
            )
            #expect(run.status == status)
            #expect(text.isEmpty || !run.errors.contains(text))
        }
        #expect(!project.exists("work"))
    }

    @Test func `without a key a grant that needs one is refused`() throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        try project.replace("key: demonstration\n", by: "", in: Self.grant)
        let words = ["the grant 'kropyvnytskyi' needs a key", "--key-file", "GRANTLINE_KEY_FILE"]
        try project.expectFailure(Self.run, status: 78, saying: words)
        try project.expectFailure(
            Self.run + ["--key-file", "nokey"],
            status: 78,
            saying: ["nokey: there is no such key file"]
        )
    }

    /// Runs the stages one by one; those in `named` are told of the file `key`.
    private static func stages(
        _ names: [String],
        naming named: Set<String>,
        in project: TestProject
    ) throws -> [Execution] {
        try names.map { name in
            let key = named.contains(name) ? ["--key-file", "key"] : []
            let output = name == "render" ? ["--output", "stages"] : []
            return try project.run(
                [name, "--grant", "kropyvnytskyi", "--work", "work"] + output + key
            )
        }
    }

    @Test(arguments: ["demonstration", "file"])
    func `a filing tells the kind of key that ingest had`(kind: String) throws {
        let project = try TestProject()
        try project.write("\(Self.digits)\n", to: "key")
        try project.setMode(0o600, of: "key")
        let named: Set<String> = kind == "file" ? ["ingest", "validate"] : []
        let stages = ["ingest", "validate", "aggregate", "render"]
        let runs = try Self.stages(stages, naming: named, in: project)
        #expect(runs.map(\.status) == [1, 1, 0, 1], "\(runs.map(\.errors))")
        let key = kind == "file" ? ["--key-file", "key"] : []
        #expect(try project.run(Self.run + key).status == 1)
        #expect(try project.tree("stages") == project.tree("output"))
        let draft = "stages/\(SharedFiling.kropyvnytskyi.draft)"
        #expect(try project.text("\(draft)/datapackage.json").contains("\"key\" : \"\(kind)\""))
        let isShown = try project.text("\(draft)/report.xml").contains("demonstrationKey=\"true\"")
        #expect(isShown == (kind == "demonstration"))
        let records = try project.text("work/records/datapackage.json")
        #expect(records.contains("\"key\" : \"\(kind)\""))
        #expect(!records.contains(Self.digits))
    }

    @Test(arguments: [
        ("ingest", "the records were made with a key file: name the same one with --key-file"),
        ("validate", "the records were made with the demonstration key: leave out --key-file"),
    ])
    func `a key of another kind than that of the records is refused`(
        named: String,
        message: String
    ) throws {
        let project = try TestProject()
        try project.write("\(Self.digits)\n", to: "key")
        try project.setMode(0o600, of: "key")
        let runs = try Self.stages(["ingest", "validate"], naming: [named], in: project)
        #expect(runs.map(\.status) == [1, 78])
        #expect(runs[1].errors.hasPrefix("grantline: \(message)"), "\(runs[1].errors)")
        #expect(!project.exists("work/findings.csv"))
    }

    @Test func `a stage that needs no key takes none`() throws {
        let project = try TestProject()
        for stage in ["aggregate", "render"] {
            let run = try project.run(
                [stage, "--grant", "kropyvnytskyi", "--work", "work", "--key-file", "key"]
            )
            #expect(run.status == 64)
            #expect(run.errors.contains("Unknown option '--key-file'"))
        }
    }

    @Test func `a key of one's own gives other pseudonyms, however it is named`() throws {
        let project = try TestProject()
        try project.write("# the key\n\(Self.digits)\n", to: "key")
        try project.setMode(0o400, of: "key")
        let named = ["--key-file", "key", "--output", "a", "--fail-on", "never"]
        #expect(try project.run(Self.run + named).status == 0)
        let run = try project.run(
            .grantline,
            Self.run + ["--output", "b", "--fail-on", "never"],
            environment: ["GRANTLINE_KEY_FILE": project("key").path]
        )
        #expect(run.status == 0)
        #expect(try project.tree("a") == project.tree("b"))
        let findings = try project.text("a/\(SharedFiling.kropyvnytskyi.draft)/findings.csv")
        #expect(try findings != SharedFiling.kropyvnytskyi.text("findings.csv"))
        let results = try project.text("a/\(SharedFiling.kropyvnytskyi.draft)/results.csv")
        #expect(try results == SharedFiling.kropyvnytskyi.text("results.csv"))
    }
}
