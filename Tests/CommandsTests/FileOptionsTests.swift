import Foundation
import Glibc
import Testing

/// Runs over single files: documents without a filing, exports without dated folders.
@Suite struct FileOptionsTests {
    private static let tables = ["clients": "kliienty", "events": "poslugy", "acts": "akty"]
    private static let folder = "input/grants/kropyvnytskyi"
    private static let dayFolder = "\(folder)/exports/2025-07-04"
    private static let run = ["run", "kropyvnytskyi", "--as-of", "2025-07-04"]

    /// The options that name a file for each table.
    private static func exports(in place: String) -> [String] {
        tables.sorted { $0.key < $1.key }
            .flatMap { ["--export", "\($0)=\(place)/\($1).csv"] }
    }

    /// A project whose grant has a table as a third document, by a template of its own.
    private static func project() throws -> TestProject {
        let project = try TestProject()
        try project.replace(
            "reports: [report.html, report.xml]",
            by: "reports: [report.html, report.xml, table.csv]",
            in: "\(folder)/grant.yaml"
        )
        try project.makeFolder("\(folder)/templates")
        try project.write(
            "{{#halfYears}}{{#breakdowns}}{{#categories}}{{#figures}}{{period}},{{category}},"
                + "{{indicator}},{{span}},{{value}}\n"
                + "{{/figures}}{{/categories}}{{/breakdowns}}{{/halfYears}}",
            to: "\(folder)/templates/table.csv.mustache"
        )
        return project
    }

    @Test func `documents equal those of the filing made from the same files in a dated folder`()
        throws
    {
        let project = try Self.project()
        #expect(try project.run(Self.run).status == 1)
        let draft = "output/\(SharedFiling.kropyvnytskyi.draft)"
        let names = ["report.html", "report.xml", "table.csv"]
        let filed = try names.map { try project.text("\(draft)/\($0)") }
        try project.remove("output")
        try FileManager.default.moveItem(at: project(Self.dayFolder), to: project("elsewhere"))

        let documents = ["report.html=a.html", "report.xml=b=b.xml", "table=c.csv"]
        let run = try project.run(
            Self.run + Self.exports(in: "elsewhere")
                + documents.flatMap { ["--document", $0] }
        )
        #expect(run.status == 1)
        #expect(run.output == "document a.html\ndocument b=b.xml\ndocument c.csv\n")
        #expect(run.errors.hasPrefix("grantline: kropyvnytskyi 2025-H1: "))
        #expect(!run.errors.contains("see "))
        for (name, text) in zip(["a.html", "b=b.xml", "c.csv"], filed) {
            // The name of the file read is all that differs.
            #expect(try project.text(name) == text.replacing("2025-07-04/", with: ""))
            #expect(try project.mode(of: name) == 0o600)
        }
        #expect(!project.exists("output"))
    }

    @Test func `a document alone is made of the dated folder, and leaves filings alone`() throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        let before = try project.tree("output")
        try project.write("old", to: "r.xml")
        let run = try project.run(["run", "kropyvnytskyi", "--document", "report.xml=r.xml"])
        #expect(run.status == 1)
        #expect(run.output == "document r.xml\n")
        #expect(try project.text("r.xml") == SharedFiling.kropyvnytskyi.text("report.xml"))
        #expect(try project.tree("output") == before)
        let never = ["--fail-on", "never", "--document", "report.xml=r.xml"]
        let quiet = try project.run(["run", "kropyvnytskyi"] + never)
        #expect(quiet.status == 0)
        #expect(quiet.errors.isEmpty)
    }

    @Test func `files named by hand make a filing like any other`() throws {
        let project = try TestProject()
        try FileManager.default.moveItem(at: project(Self.dayFolder), to: project("elsewhere"))
        let run = try project.run(Self.run + Self.exports(in: "elsewhere"))
        #expect(run.status == 1)
        let draft = "output/\(SharedFiling.kropyvnytskyi.draft)"
        #expect(run.output == "draft \(draft)\n")
        let filed = SharedFiling.kropyvnytskyi
        #expect(try project.text("\(draft)/results.csv") == filed.text("results.csv"))
        let findings = try filed.text("findings.csv").replacing("2025-07-04/", with: "")
        let found = try CSVText.records(project.text("\(draft)/findings.csv"))
        #expect(try found.count == CSVText.records(findings).count)
        let files = Set(found.compactMap { $0["file"] })
        #expect(files.isSubset(of: Set(Self.tables.values.map { "\($0).csv" })))
    }

    @Test func `the day of the files fixes the half-year`() throws {
        let project = try TestProject()
        let run = try project.run(
            ["run", "kropyvnytskyi", "--as-of", "2025-06-29", "--document", "report.xml=r.xml"]
                + Self.exports(in: Self.dayFolder)
        )
        #expect(run.status == 1)
        #expect(try project.text("r.xml").contains("dataDay=\"2025-06-29\""))
        #expect(try project.text("r.xml").contains("period=\"2024-H2\""))
    }

    // MARK: What is refused

    @Test(arguments: [
        (["--export", "cliens=a.csv"], "has no table 'cliens'; its tables: clients, events, acts"),
        (
            [
                "--export", "clients=\(dayFolder)/kliienty.csv", "--export",
                "acts=\(dayFolder)/akty.csv",
            ],
            "--export names no file for the table 'events'"
        ),
        (
            ["--document", "report=r.html"],
            "has no one document 'report'; its documents: report.html"
        ),
        (["--document", "table.csv=r.html"], "has no one document 'table.csv'"),
        (["--document", "report.html"], "The value 'report.html' is invalid for '--document"),
        (["--document", "report.html="], "The value 'report.html=' is invalid for '--document"),
        (["--document", "=r.html"], "The value '=r.html' is invalid for '--document"),
        (["--export", "clients"], "The value 'clients' is invalid for '--export"),
        (
            ["--export", "clients=a", "--export", "clients=b"],
            "--export names two files for the table 'clients'"
        ),
        (
            ["--document", "report.html=r", "--document", "report.xml=r"],
            "--document names the file 'r' twice"
        ),
        (["kazanlak", "--document", "report.xml=r"], "--document are for one grant"),
    ])
    func `what cannot be meant ends with 64, before anything is read or written`(
        _ options: [String],
        _ words: String
    ) throws {
        let project = try TestProject()
        let before = try project.tree(".")
        let run = try project.run(Self.run + options)
        #expect(run.status == 64, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(try project.tree(".") == before)
    }

    @Test func `files named by hand need a day`() throws {
        let project = try TestProject()
        try project.expectFailure(
            ["run", "kropyvnytskyi", "--document", "report.xml=r.xml"]
                + Self.exports(in: Self.dayFolder),
            status: 64,
            saying: ["--export needs --as-of: the last day that the files show"]
        )
        #expect(!project.exists("r.xml"))
    }

    @Test func `a file that is not there ends with 66, and nothing is written`() throws {
        let project = try TestProject()
        try project.remove("\(Self.dayFolder)/akty.csv")
        try project.expectFailure(
            Self.run + Self.exports(in: Self.dayFolder) + ["--document", "report.xml=r.xml"],
            status: 66,
            saying: ["\(Self.dayFolder)/akty.csv"]
        )
        #expect(!project.exists("r.xml"))
        #expect(!project.exists("output"))
    }

    @Test(arguments: ["folder", "nowhere/r.xml", "fifo", "file/r.xml", "folder/"])
    func `a document that cannot be written there ends with 73`(_ path: String) throws {
        let project = try TestProject()
        try project.makeFolder("folder")
        try project.write("mine", to: "file")
        try #require(unsafe mkfifo(project("fifo").path, 0o600) == 0)
        let before = try project.tree("folder")
        try project.expectFailure(
            ["run", "kropyvnytskyi", "--document", "report.xml=\(path)"],
            status: 73,
            saying: [String(path.prefix { $0 != "/" })]
        )
        #expect(try project.tree("folder") == before)
        #expect(try project.text("file") == "mine")
        #expect(!project.exists("nowhere"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a document in a folder that is closed ends with 77`() throws {
        let project = try TestProject()
        try project.makeFolder("closed", mode: 0o500)
        try project.expectFailure(
            ["run", "kropyvnytskyi", "--document", "report.xml=closed/r.xml"],
            status: 77,
            saying: ["closed/r.xml"]
        )
    }

    @Test(
        arguments: [
            ("<r>{{grant}}</r", 70, "bad.xml: "), ("<r>{{grnt}}</r>", 78, "bad.xml.mustache:1: "),
        ] as [(String, Int32, String)]
    )
    func `where one document cannot be made none is written`(
        _ template: String,
        _ status: Int32,
        _ words: String
    ) throws {
        let project = try Self.project()
        try project.replace("table.csv]", by: "bad.xml]", in: "\(Self.folder)/grant.yaml")
        try project.write(template, to: "\(Self.folder)/templates/bad.xml.mustache")
        try project.write("old", to: "a.html")
        let documents = ["--document", "report.html=a.html", "--document", "bad.xml=b.xml"]
        try project.expectFailure(
            ["run", "kropyvnytskyi"] + documents,
            status: status,
            saying: [words]
        )
        #expect(try project.text("a.html") == "old")
        #expect(!project.exists("b.xml"))
        // What is not asked for is not made.
        #expect(
            try project.run(["run", "kropyvnytskyi"] + documents.prefix(2)).status == 1
        )
        #expect(try project.text("a.html") != "old")
    }
}
