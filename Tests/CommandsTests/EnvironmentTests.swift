import Foundation
import Glibc
import Testing

@Suite struct EnvironmentTests {
    private static let filing = SharedFiling.kropyvnytskyi
    private static let grant = "kropyvnytskyi"

    /// The files of the filing that a run in plain surroundings gives.
    private static func expected() throws -> [String: Data] {
        try SharedFiling.project().tree(filing.folder())
    }

    @Test(arguments: [
        [:], ["TZ": "Pacific/Kiritimati"], ["TZ": "America/Sao_Paulo"], ["TZ": "nowhere"],
        ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "bg_BG.CP1251"],
        ["LC_ALL": "ar_EG.UTF-8", "HOME": "/nowhere", "GRANTLINE_KEY_FILE": ""],
    ])
    func `the surroundings change no byte`(environment: [String: String]) throws {
        let project = try TestProject()
        let run = try project.run(
            .grantline,
            ["run", Self.grant, "--fail-on", "never"],
            environment: environment
        )
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(try project.tree("output/\(Self.filing.draft)") == Self.expected())
    }

    @Test func `another working folder changes no byte`() throws {
        let project = try TestProject()
        let elsewhere = project("elsewhere")
        try project.makeFolder("elsewhere")
        let run = try project.run(
            .grantline,
            [
                "run", project("input/grants/\(Self.grant)").path, "--output", project("out").path,
            ],
            in: elsewhere
        )
        let draft = "\(project("out").path)/\(Self.filing.draft)"
        #expect(run.status == 1)
        #expect(run.output == "draft \(draft)\n")
        #expect(run.errors.hasSuffix("0 remarks; see \(draft)/findings.csv\n"))
        #expect(try project.tree("out/\(Self.filing.draft)") == Self.expected())
        #expect(try project.tree("elsewhere").isEmpty)
    }

    @Test(arguments: [".", "./", "../\(grant)", "../../grants/\(grant)/"])
    func `a relative path to the grant changes no byte`(path: String) throws {
        let project = try TestProject()
        let run = try project.run(
            .grantline,
            ["run", path, "--output", project("out").path, "--fail-on", "never"],
            in: project("input/grants/\(Self.grant)")
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(try project.tree("out/\(Self.filing.draft)") == Self.expected())
    }

    @Test func `without templates beside the grant those of the installation serve`() throws {
        let project = try TestProject(holding: ["input"])
        let run = try project.run(["run", Self.grant, "--fail-on", "never"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try project.tree("output/\(Self.filing.draft)") == Self.expected())
    }

    @Test func `templates beside the grant come before those of the installation`() throws {
        let project = try TestProject()
        let title = "<!-- templates of their own -->"
        try project.write(
            project.text("templates/report.html.mustache") + title,
            to: "templates/report.html.mustache"
        )
        #expect(try project.run(["run", Self.grant, "--fail-on", "never"]).status == 0)
        #expect(try project.text("output/\(Self.filing.draft)/report.html").contains(title))
        try FileManager.default.copyItem(
            at: ProjectFolder.root.appending(path: "templates"),
            to: project("other")
        )
        let options = ["--fail-on", "never", "--templates", "other"]
        #expect(try project.run(["run", Self.grant] + options).status == 0)
        #expect(try project.tree("output/\(Self.filing.draft)") == Self.expected())
    }

    @Test func `whatever the umask, all that is written is the user's alone`() throws {
        let project = try TestProject()
        let run = try project.shell(
            """
            umask 000
            "$G" run \(Self.grant) --fail-on never
            "$G" ingest --grant \(Self.grant) --work work --fail-on never
            "$G" validate --grant \(Self.grant) --work work --fail-on never
            "$G" aggregate --grant \(Self.grant) --work work
            "$G" seal \(Self.grant) 2025-H1 --reason "errors stand"
            "$G" run \(Self.grant) --period 2024-H2 --fail-on never
            """
        )
        #expect(run.status == 0, "\(run.errors)")
        let folders = ["output", "work", "work/records"]
        let below = try ["output", "work"].flatMap { top in
            try project.tree(top).keys.map { "\(top)/\($0)" }
        }
        for path in folders + below {
            let isSealed = path.contains("/submission/1/")
            let mode: mode_t = try project.isFolder(path) ? 0o700 : isSealed ? 0o400 : 0o600
            #expect(try project.mode(of: path) == mode, "\(path)")
        }
        #expect(below.contains { $0.contains("/submission/1/report.xml") })
        #expect(below.contains { $0.contains("2024-H2/submission/draft/report.xml") })
    }

    @Test func `ten runs give one result`() throws {
        let project = try TestProject()
        let run = try project.shell(
            """
            for n in 1 2 3 4 5 6 7 8 9 10; do
              "$G" run \(Self.grant) --output "out$n" --fail-on never >/dev/null || exit
              cat "out$n/\(Self.filing.draft)"/* | sha256sum
            done | sort -u | wc -l
            """
        )
        #expect(run.status == 0)
        #expect(run.output == "1\n")
    }

    @Test func `repeated runs replace the draft by the same bytes`() throws {
        let project = try TestProject()
        for _ in 1...2 {
            let run = try project.run(["run", Self.grant])
            #expect(run.output == "draft output/\(Self.filing.draft)\n")
        }
        #expect(try project.tree("output/\(Self.filing.draft)") == Self.expected())
    }
}
